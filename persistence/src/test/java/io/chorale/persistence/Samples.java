package io.chorale.persistence;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import java.time.Instant;
import java.util.List;
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
    return Job.start(
        JobId.random(),
        "teams",
        new Brief(brief),
        List.of(
            new Team(RED, new Voice("openai", "gpt", "You are red. " + AWKWARD)),
            new Team(BLUE, new Voice("anthropic", "claude", null))),
        createdAt);
  }

  /** What a model streams: one event a token. */
  static List<RecordedEvent> chunks(JobId job, long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(
            seq -> new RecordedEvent(job, seq, NOON.plusMillis(seq), new Chunk(RED, "tok" + seq)))
        .toList();
  }
}
