package io.chorale.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.Progress;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Brief;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.Cost;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import io.chorale.panel.Role;
import io.chorale.socketio.IoJson;
import io.chorale.socketio.SocketEvent;
import io.chorale.workflows.PanelMode;
import io.chorale.workflows.PanelOptions;
import io.chorale.workflows.PanelOptions.OnDisconnect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamTranslationTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final TeamName ANALYST = new TeamName("analyst");
  private static final TeamName ETHICS = new TeamName("ethics");
  private static final TeamName SYNTHESISER = new TeamName("synthesiser");
  private static final TeamName REVIEW = new TeamName("analyst-review");

  private Job stored = panel(PanelMode.SINGLE, ANALYST);
  private final StreamTranslation translation =
      new StreamTranslation(new Sessions(job -> Optional.of(stored)));

  private static Job panel(PanelMode mode, TeamName... teams) {
    PanelOptions options =
        new PanelOptions(
            mode, List.of(Role.ANALYST), null, 0.7, true, List.of(), OnDisconnect.CANCEL, "r1");
    return Job.start(
        JobId.random(),
        "anna",
        "panel",
        new Brief("x"),
        Stream.of(teams).map(name -> new Team(name, new Voice("p", "gpt", null))).toList(),
        Options.of(options),
        null,
        NOON);
  }

  private static TeamResult said(String text) {
    Spending spent = new Spending(new TokenUsage(10, 5, 0), new Cost(2_000_000), false, null, 30);
    return new TeamResult(text, "", List.of(), List.of(), List.of(), null, null, spent);
  }

  private List<SocketEvent> all(JobEvent event) {
    return translation.event(new RecordedEvent(stored.id(), 7, NOON.plusSeconds(2), event));
  }

  private JsonNode told(String name, JobEvent event) {
    List<SocketEvent> events = all(event);
    assertThat(events).extracting(SocketEvent::name).containsExactly(name);
    JsonNode data = IoJson.MAPPER.valueToTree(events.get(0).arguments().get(0));
    assertThat(data.get("sessionId").asText()).isEqualTo(stored.id().toString());
    assertThat(data.get("timestamp").asText()).endsWith("Z");
    assertThat(data.get("seq").asLong()).isEqualTo(7);
    return data;
  }

  @Test
  void aMessageThatBeginsIsAStart() {
    JsonNode start = told("stream_start", new MessageStarted(ANALYST, UUID.randomUUID(), 1));
    assertThat(start.get("model").asText()).isEqualTo("gpt");
    assertThat(start.get("agentRole").asText()).isEqualTo("analyst");
    assertThat(start.get("requestId").asText()).isEqualTo("r1");
    assertThat(start.has("stage")).isFalse();
    assertThat(start.has("fallback")).isFalse();
  }

  @Test
  void aFallbackIsAnotherStart() {
    JsonNode start =
        told("stream_start", new FellBack(ANALYST, new Seam("p", "gpt", "q", "n", "busy"), 4));
    assertThat(start.get("model").asText()).isEqualTo("n");
    assertThat(start.get("fallback").asBoolean()).isTrue();
    assertThat(start.get("reason").asText()).isEqualTo("busy");
  }

  @Test
  void aChunkHasItsFiguresAndItsModel() {
    Progress progress = new Progress(null, 4, 120, new Cost(1_500_000));
    JsonNode chunk = told("stream_chunk", new Chunk(ANALYST, "Yes.", progress));
    assertThat(chunk.get("chunk").asText()).isEqualTo("Yes.");
    assertThat(chunk.get("model").asText()).isEqualTo("gpt");
    assertThat(chunk.get("tokensUsed").asInt()).isEqualTo(120);
    assertThat(chunk.get("estimatedCost").asDouble()).isEqualTo(0.0015);
    JsonNode other = told("stream_chunk", new Chunk(ANALYST, "Yes.", progress.by("n")));
    assertThat(other.get("model").asText()).isEqualTo("n");
  }

  @Test
  void figuresThatNobodyKnowsAreNumbersAllTheSame() {
    JsonNode chunk = told("stream_chunk", new Chunk(ANALYST, "Yes."));
    assertThat(chunk.get("tokensUsed").isNumber()).isTrue();
    assertThat(chunk.get("estimatedCost").isNumber()).isTrue();
  }

  @Test
  void theEndIsReadOutOfTheJob() {
    stored = stored.teamCompleted(ANALYST, said("Yes."), NOON.plusMillis(1_500));
    JsonNode end = told("stream_complete", new StatusChange(ANALYST, TeamStatus.COMPLETE));
    assertThat(end.get("fullText").asText()).isEqualTo("Yes.");
    assertThat(end.get("totalTokens").asInt()).isEqualTo(15);
    assertThat(end.get("totalCost").asDouble()).isEqualTo(0.002);
    assertThat(end.get("latencyMs").asInt()).isEqualTo(1_500);
    assertThat(end.get("final").asBoolean()).isTrue();
    assertThat(end.has("stopped")).isFalse();
    assertThat(all(new JobEnded(JobState.COMPLETE))).isEmpty();
  }

  @Test
  void whatWasStoppedIsCompleteAsFarAsItCame() {
    stored = stored.teamCancelled(ANALYST, said("Ye"), NOON.plusMillis(5));
    JsonNode end = told("stream_complete", new StatusChange(ANALYST, TeamStatus.CANCELLED));
    assertThat(end.get("stopped").asBoolean()).isTrue();
    assertThat(end.get("fullText").asText()).isEqualTo("Ye");
  }

  @Test
  void anEndThatIsNotKeptYetIsNotMadeUp() {
    assertThatThrownBy(() -> all(new StatusChange(ANALYST, TeamStatus.COMPLETE)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFailureIsAnErrorOnce() {
    JsonNode error = told("stream_error", new TeamFailed(ANALYST, new Failure("cut", "p broke.")));
    assertThat(error.get("code").asText()).isEqualTo("cut");
    assertThat(error.get("error").asText()).isEqualTo("p broke.");
    assertThat(error.get("final").asBoolean()).isTrue();
    assertThat(all(new StatusChange(ANALYST, TeamStatus.ERROR))).isEmpty();
    assertThat(all(new StatusChange(ANALYST, TeamStatus.THINKING))).isEmpty();
    assertThat(all(new JobEnded(JobState.FAILED))).isEmpty();
  }

  @Test
  void whereSeveralAnswerEachSaysInWhichStageAndTheWholeHasAnEndOfItsOwn() {
    stored = panel(PanelMode.COUNCIL, ANALYST, ETHICS, REVIEW, SYNTHESISER);
    JsonNode review = told("stream_start", new MessageStarted(REVIEW, UUID.randomUUID(), 2));
    assertThat(review.get("agentRole").asText()).isEqualTo("analyst");
    assertThat(review.get("stage").asText()).isEqualTo("review");
    JsonNode error = told("stream_error", new TeamFailed(ETHICS, new Failure("cut", "p broke.")));
    assertThat(error.has("final")).isFalse();
    stored =
        stored
            .teamCompleted(ANALYST, said("a"), NOON)
            .teamFailed(ETHICS, said(""), new Failure("cut", "p broke."), NOON)
            .teamCompleted(REVIEW, said("r"), NOON)
            .teamCompleted(SYNTHESISER, said("s"), NOON)
            .ended(NOON.plusSeconds(3));
    JsonNode end = told("stream_complete", new JobEnded(JobState.PARTIAL));
    assertThat(end.get("final").asBoolean()).isTrue();
    assertThat(end.get("fullText").asText()).isEqualTo("s");
    assertThat(end.get("totalTokens").asInt()).isEqualTo(60);
    assertThat(end.get("latencyMs").asInt()).isEqualTo(3_000);
    assertThat(end.get("heard").toString()).isEqualTo("[\"analyst\"]");
    assertThat(end.get("missing").toString()).isEqualTo("[\"ethics\"]");
    assertThat(end.has("agentRole")).isFalse();
  }

  @Test
  void whereNobodyAnsweredTheWholeIsAnError() {
    stored =
        panel(PanelMode.BAND_JAM, ANALYST, SYNTHESISER)
            .teamFailed(ANALYST, said(""), new Failure("cut", "p broke."), NOON)
            .teamFailed(SYNTHESISER, said(""), new Failure("unheard", "No role answered."), NOON)
            .ended(NOON);
    JsonNode end = told("stream_error", new JobEnded(JobState.FAILED));
    assertThat(end.get("final").asBoolean()).isTrue();
    assertThat(end.get("code").asText()).isEqualTo("failed");
    assertThat(end.get("error").asText()).isEqualTo("No role answered.");
  }

  @Test
  void whatIsNoLongerKeptIsToldByItsEnds() {
    stored = stored.teamCompleted(ANALYST, said("Yes."), NOON).ended(NOON);
    assertThat(translation.gap(stored, 1, 9))
        .extracting(SocketEvent::name)
        .containsExactly("stream_complete");
  }

  @Test
  void jobsOfAnotherKindAreNotTold() {
    stored = Job.start(JobId.random(), "a", "teams", new Brief("x"), stored.teams(), null, NOON);
    assertThat(all(new JobEnded(JobState.COMPLETE))).isEmpty();
  }
}
