package io.chorale.persistence;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Brief;
import io.chorale.job.CodeBlock;
import io.chorale.job.Fallback;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.Voice;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.Thinking;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Values that tests write about. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
  static final TeamName RED = new TeamName("red");
  static final TeamName BLUE = new TeamName("blue");

  /** Everything that quoting, encoding or collation could hurt. */
  static final String AWKWARD = "'quoted' \"twice\" \\ \t\r\n µ ü 中文 👩‍👩‍👧 \u0001 ? ?? :x $1 {}";

  private Samples() {}

  static Job job(Instant createdAt) {
    return job("Do it", createdAt);
  }

  static Job job(String brief, Instant createdAt) {
    return job(
        brief,
        List.of(
            new Team(RED, new Voice("openai", "gpt", "You are red. " + AWKWARD)),
            new Team(
                BLUE,
                new Voice(
                    "anthropic", "claude", null, Thinking.ULTRA, new Fallback("openai", "gpt")))),
        createdAt);
  }

  static Job job(String brief, List<Team> teams, Instant createdAt) {
    return Job.start(
        JobId.random(), "anna", "teams", new Brief(brief), teams, new Cost(5_000), createdAt);
  }

  /** A job that asks something of its workflow. */
  static Job conversation(Instant createdAt) {
    Job like = job(createdAt);
    return Job.start(
        JobId.random(),
        "anna",
        "experiment",
        like.brief(),
        like.teams(),
        Options.of(Map.of("turns", 3, "opening", AWKWARD)),
        null,
        createdAt);
  }

  static TeamResult result(String text, String thinking, List<CodeBlock> code, TokenUsage used) {
    return new TeamResult(
        text,
        thinking,
        code,
        List.of(new ToolCall("call_1", "search", "{\"q\":\"" + AWKWARD + "\"}")),
        List.of(new Citation("https://example.org/µ", null)),
        new Finish("length", true),
        new Seam("openai", "gpt", "anthropic", "claude", AWKWARD),
        spent(used));
  }

  static Spending spent(TokenUsage used) {
    return new Spending(used, new Cost(1_234), true, Duration.ofMillis(310), 29.5);
  }

  /** What a model streams: one event a token. */
  static List<RecordedEvent> chunks(JobId job, long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(
            seq -> new RecordedEvent(job, seq, NOON.plusMillis(seq), new Chunk(RED, "tok" + seq)))
        .toList();
  }
}
