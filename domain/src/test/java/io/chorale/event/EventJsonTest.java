package io.chorale.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobEvent.RetryPlanned;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

  private static final TeamName TEAM = new TeamName("anthropic");
  private static final Instant AT = Instant.parse("2025-12-01T10:00:02Z");
  private static final Failure LIMITED = new Failure("rate_limit", "API rate limit exceeded");
  private static final Spending SPENT =
      new Spending(
          new TokenUsage(100, 20, 3, new CacheUse(40, 0, true)),
          new Cost(1_234_567),
          false,
          Duration.ofMillis(310),
          29.5);
  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

  static Stream<JobEvent> everyEvent() {
    return Stream.of(
        new StatusChange(TEAM, TeamStatus.THINKING),
        new ThoughtAdded(TEAM, ID, "Analyzing the brief..."),
        new Chunk(TEAM, "a \"quoted\" text,\nµ and 😀"),
        new Chunk(TEAM, "more", new Progress(ID, 16, 120, new Cost(1_234_567))),
        new Chunk(TEAM, "", new Progress(null, 0, 0, null)),
        new Chunk(TEAM, "other", new Progress(ID, 1, 2, null).by("another")),
        new CodeGenerated(
            TEAM, List.of(new CodeBlock("java", "a"), new CodeBlock("", "b\nc")), 1500),
        new UsageReported(TEAM, SPENT),
        new UsageReported(TEAM, new Spending(TokenUsage.NONE, null, true, null, 0)),
        new CitationAdded(TEAM, new Citation("https://example.org/a?b", "A title")),
        new CitationAdded(TEAM, new Citation("https://example.org/a?b", null)),
        new ToolCalled(TEAM, new ToolCall("call_1", "search", "{\"q\":\"x\"}")),
        new RetryPlanned(TEAM, new Retry("p", "m", 2, Duration.ofMillis(1500), "why")),
        new FellBack(TEAM, new Seam("p", "m", "q", "n", "why"), 120),
        new TeamFailed(TEAM, LIMITED),
        new Restarted(List.of(TEAM, new TeamName("ü-2")), "The server stopped."),
        new JobFailed("broke"),
        new MessageStarted(TEAM, ID, 3),
        new MessageCompleted(TEAM, ID, 3, 812, SPENT, new Finish("length", true)),
        new MessageCompleted(TEAM, ID, 1, 0, Spending.NOTHING, null),
        new JobEnded(JobState.PARTIAL),
        new JobEnded(JobState.COMPLETE, "stop_word"));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void readsWhatItWrote(JobEvent event) {
    String data = EventJson.data(event, AT);
    assertThat(EventJson.read(EventJson.type(event), event.team(), data)).isEqualTo(event);
  }

  @Test
  void writesAThoughtToTheLetterOfSeed003() {
    assertThat(EventJson.data(new ThoughtAdded(TEAM, ID, "Analyzing the brief..."), AT))
        .isEqualTo(
            "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"text\":\"Analyzing the brief...\","
                + "\"timestamp\":\"2025-12-01T10:00:02.000Z\",\"team\":\"anthropic\"}");
  }

  @Test
  void aChunkTellsHowFarItsAnswerHasCome() {
    assertThat(EventJson.data(new Chunk(TEAM, "x", new Progress(ID, 16, 120, new Cost(5_000))), AT))
        .isEqualTo(
            "{\"text\":\"x\",\"message\":\"00000000-0000-0000-0000-000000000001\","
                + "\"characters\":16,\"tokens\":120,\"cost_usd\":0.000005}");
    assertThat(EventJson.data(new Chunk(TEAM, "x"), AT)).isEqualTo("{\"text\":\"x\"}");
  }

  @Test
  void writesAnErrorToTheLetterOfSeed003() {
    assertThat(EventJson.data(new TeamFailed(TEAM, LIMITED), AT))
        .startsWith("{\"error\":\"API rate limit exceeded\",\"status\":\"error\"");
  }

  @Test
  void tellsWhatWasUsedInDollarsTokensAndTime() {
    assertThat(EventJson.data(new UsageReported(TEAM, SPENT), AT))
        .isEqualTo(
            "{\"input_tokens\":100,\"output_tokens\":20,\"thinking_tokens\":3,\"cached_tokens\":40,"
                + "\"cost_usd\":0.001234567,\"estimated\":false,"
                + "\"time_to_first_token_ms\":310,\"tokens_per_second\":29.5}");
  }

  @Test
  void namesTheTeamsThatBeginAnew() {
    JobEvent event = new Restarted(List.of(TEAM, new TeamName("google")), "It stopped.");
    assertThat(EventJson.type(event)).isEqualTo("restarted");
    assertThat(EventJson.data(event, AT))
        .isEqualTo("{\"teams\":[\"anthropic\",\"google\"],\"reason\":\"It stopped.\"}");
    assertThatThrownBy(() -> EventJson.read("restarted", null, "{\"reason\":\"x\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsOfAMessageWhoseItIsAndHowLongItGot() {
    JobEvent started = new MessageStarted(TEAM, ID, 3);
    assertThat(EventJson.type(started)).isEqualTo("message");
    assertThat(EventJson.data(started, AT))
        .isEqualTo("{\"id\":\"" + ID + "\",\"turn\":3,\"status\":\"started\"}");
    JobEvent completed = new MessageCompleted(TEAM, ID, 3, 812, SPENT, new Finish("stop"));
    assertThat(EventJson.type(completed)).isEqualTo("message");
    assertThat(EventJson.data(completed, AT))
        .startsWith(
            "{\"id\":\""
                + ID
                + "\",\"turn\":3,\"status\":\"complete\",\"characters\":812,"
                + "\"finish\":\"stop\",\"truncated\":false,\"usage\":{\"input_tokens\":100,");
  }

  @Test
  void tellsWhyAJobEndedWhereItsWorkflowHasAWord() {
    assertThat(EventJson.data(new JobEnded(JobState.COMPLETE), AT))
        .isEqualTo("{\"state\":\"complete\"}");
    assertThat(EventJson.data(new JobEnded(JobState.COMPLETE, "turns"), AT))
        .isEqualTo("{\"state\":\"complete\",\"ended_by\":\"turns\"}");
  }

  @Test
  void joinsTheBlocksOfCode() {
    CodeGenerated two =
        new CodeGenerated(TEAM, List.of(new CodeBlock("css", "a"), new CodeBlock("js", "b")), 7);
    assertThat(EventJson.data(two, AT))
        .startsWith("{\"code\":\"a\\n\\nb\",\"language\":\"css\",\"token_count\":7,");
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatThrownBy(() -> EventJson.read("chunk", TEAM, "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text");
    assertThatThrownBy(() -> EventJson.read("chunk", TEAM, "{"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventJson.read("nothing", TEAM, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventJson.read("chunk", null, "{\"text\":\"x\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
