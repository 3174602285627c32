package io.chorale.experiments;

import static io.chorale.experiments.TestExperiments.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.event.JobEvent;
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
import io.chorale.event.Progress;
import io.chorale.event.RecordedEvent;
import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobState;
import io.chorale.job.TeamStatus;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.socketio.IoJson;
import io.chorale.socketio.SocketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentEventsTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:02Z");
  private static final UUID MESSAGE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private final TestExperiments stored = new TestExperiments();
  private final Job job = stored.experiment(0);
  private final ExperimentEvents events =
      new ExperimentEvents(new Experiments(stored::find, unused -> 0));

  private SocketEvent translated(JobEvent event) {
    List<SocketEvent> all = events.event(new RecordedEvent(job.id(), 7, AT, event));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static JsonNode json(SocketEvent event) {
    assertThat(event.arguments()).hasSize(1);
    return IoJson.MAPPER.valueToTree(event.arguments().get(0));
  }

  @Test
  void aMessageBeginsWithWhoSpeaks() {
    SocketEvent start = translated(new MessageStarted(RED, MESSAGE, 3));
    assertThat(start.name()).isEqualTo("message_start");
    assertThat(json(start))
        .hasToString(
            ("{\"experimentId\":\"%s\",\"seq\":7,\"team\":\"red\",\"messageId\":\"%s\",\"turn\":3,"
                    + "\"provider\":\"openai\",\"model\":\"gpt\","
                    + "\"timestamp\":\"2026-11-21T10:00:02.000Z\"}")
                .formatted(TestExperiments.id(job), MESSAGE));
  }

  @Test
  void aMessageGrowsWithTheCharactersThatItHasNow() {
    SocketEvent chunk = translated(new Chunk(RED, "more", new Progress(MESSAGE, 42, 11, null)));
    assertThat(chunk.name()).isEqualTo("message_streaming");
    assertThat(json(chunk))
        .hasToString(
            ("{\"experimentId\":\"%s\",\"seq\":7,\"team\":\"red\",\"chunk\":\"more\","
                    + "\"messageId\":\"%s\",\"characters\":42,\"tokens\":11,\"costUsd\":null,"
                    + "\"timestamp\":\"2026-11-21T10:00:02.000Z\"}")
                .formatted(TestExperiments.id(job), MESSAGE));
  }

  @Test
  void aMessageEndsWithWhatItTook() {
    SocketEvent end =
        translated(
            new MessageCompleted(
                RED, MESSAGE, 3, 42, Spending.NOTHING, new Finish("length", true)));
    assertThat(end.name()).isEqualTo("message_complete");
    JsonNode json = json(end);
    assertThat(json.get("characters").asInt()).isEqualTo(42);
    assertThat(json.get("finish").asText()).isEqualTo("length");
    assertThat(json.get("truncated").asBoolean()).isTrue();
    assertThat(json.at("/usage/outputTokens").asInt()).isZero();
    assertThat(json.get("usage").has("costUsd")).isTrue();
  }

  static Stream<Arguments> others() {
    Retry retry = new Retry("openai", "gpt", 2, Duration.ofMillis(500), "busy");
    Seam seam = new Seam("openai", "gpt", "google", "gemini", "down");
    return Stream.of(
        Arguments.of(new StatusChange(RED, TeamStatus.THINKING), "team_status", "status"),
        Arguments.of(new ThoughtAdded(RED, MESSAGE, "Hm."), "team_thought", "thoughtId"),
        Arguments.of(new UsageReported(RED, Spending.NOTHING), "team_usage", "usage"),
        Arguments.of(
            new CodeGenerated(RED, List.of(new CodeBlock("java", "int a;")), 3),
            "message_code",
            "blocks"),
        Arguments.of(
            new CitationAdded(RED, new Citation("http://a", null)), "message_citation", "url"),
        Arguments.of(
            new ToolCalled(RED, new ToolCall("1", "add", "{}")), "message_tool_call", "toolCallId"),
        Arguments.of(new RetryPlanned(RED, retry), "message_retry", "waitMs"),
        Arguments.of(new FellBack(RED, seam, 5), "message_fallback", "toProvider"),
        Arguments.of(new Restarted(List.of(RED), "died"), "experiment_restarted", "teams"),
        Arguments.of(new TeamFailed(RED, new Failure("cut", "Cut.")), "experiment_error", "code"),
        Arguments.of(new JobFailed("Broken."), "experiment_error", "error"),
        Arguments.of(new JobEnded(JobState.COMPLETE, "turns"), "experiment_complete", "endedBy"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void eachEventHasItsNameAndItsPlace(JobEvent event, String name, String field) {
    SocketEvent translated = translated(event);
    assertThat(translated.name()).isEqualTo(name);
    JsonNode json = json(translated);
    assertThat(json.get("experimentId").asText()).isEqualTo(TestExperiments.id(job));
    assertThat(json.get("seq").asLong()).isEqualTo(7);
    assertThat(json.has(field)).isTrue();
    assertThat(json.get("timestamp").asText()).isEqualTo("2026-11-21T10:00:02.000Z");
    assertThat(translated(event)).isEqualTo(translated);
  }

  @Test
  void whatIsNoLongerKeptIsToldWithWhatItCameTo() {
    List<SocketEvent> gap = events.gap(job, 1, 5);
    assertThat(gap).extracting(SocketEvent::name).containsExactly("gap");
    JsonNode json = json(gap.get(0));
    assertThat(json.get("fromSeq").asInt()).isEqualTo(1);
    assertThat(json.get("toSeq").asInt()).isEqualTo(5);
    assertThat(json.get("messages").isArray()).isTrue();
  }

  @Test
  void whatCannotBeToldJustNowIsLeftForAnotherTime() {
    ExperimentEvents blind =
        new ExperimentEvents(
            new Experiments(
                unused -> {
                  throw new IllegalStateException("away");
                },
                unused -> 0));
    RecordedEvent start = new RecordedEvent(job.id(), 1, AT, new MessageStarted(RED, MESSAGE, 1));
    assertThatThrownBy(() -> blind.event(start)).hasMessage("away");
  }

  @Test
  void aChunkNamesTheModelThatAnswersInsteadOfTheTeamsOwn() {
    Progress progress = new Progress(MESSAGE, 42, 11, null).by("gemini");
    JsonNode json = json(translated(new Chunk(RED, "more", progress)));
    assertThat(json.get("model").asText()).isEqualTo("gemini");
  }
}
