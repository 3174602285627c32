package io.chorale.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.job.Brief;
import io.chorale.job.Failure;
import io.chorale.job.Fault;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Message;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.NewJob;
import io.chorale.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How an experiment looks on the wire. */
class ExperimentsTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:02Z");
  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");
  private static final Spending SPENT =
      new Spending(new TokenUsage(3, 20, 0), new Cost(7_000_000), false, null, 30);
  private static final JobId ID =
      new JobId(UUID.fromString("3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e"));
  private static final UUID MESSAGE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private static final Job JOB =
      Job.start(
              ID,
              "anna",
              "experiment",
              new Brief("Tea or coffee"),
              List.of(
                  new Team(RED, new Voice("p", "m", "You love tea.")),
                  new Team(BLUE, new Voice("q", "n", null))),
              Options.of(Map.of("turns", 3, "stop_word", "END")),
              null,
              AT)
          .teamReached(RED, TeamStatus.IDLE, AT)
          .teamReached(BLUE, TeamStatus.GENERATING, AT)
          .teamCameSoFar(RED, spoke("Tea.", message(1, 4, new Finish("stop"), AT)))
          .teamCameSoFar(BLUE, spoke("Cof", message(2, 3, null, null)));

  private static TeamResult spoke(String text, Message message) {
    return new TeamResult(
        text, "", List.of(), List.of(), List.of(), null, null, SPENT, List.of(message));
  }

  private static Message message(
      int turn, int characters, @Nullable Finish finish, @Nullable Instant endedAt) {
    return new Message(MESSAGE, turn, characters, 0, finish, SPENT, AT, endedAt);
  }

  private static JsonNode json(Object value) throws JsonProcessingException {
    return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(value));
  }

  @Test
  void aReceiptHasTheIdOfSeed000AndWhatWasAskedFor() throws JsonProcessingException {
    assertThat(Json.MAPPER.writeValueAsString(ExperimentReceipt.of(JOB)))
        .isEqualTo(
            """
            {"experiment_id":"exp_3f2b6c1e8a4d4f6b9c0e5d7a1b2c3d4e",\
            "job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e","state":"running",\
            "config":{"topic":"Tea or coffee","teams":[\
            {"name":"red","provider":"p","model":"m","system":"You love tea.","ultra_thinking":false,"fallback":null},\
            {"name":"blue","provider":"q","model":"n","system":null,"ultra_thinking":false,"fallback":null}],\
            "turns":3,"opening":null,"stop_word":"END","moderator":null,"max_tokens":null,\
            "max_message_tokens":null,"budget_usd":null},\
            "links":{"self":"/api/experiments/exp_3f2b6c1e8a4d4f6b9c0e5d7a1b2c3d4e",\
            "messages":"/api/experiments/exp_3f2b6c1e8a4d4f6b9c0e5d7a1b2c3d4e/messages",\
            "stop":"/api/experiments/exp_3f2b6c1e8a4d4f6b9c0e5d7a1b2c3d4e/stop",\
            "job":"/api/jobs/3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e",\
            "events":"/api/jobs/3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e/events",\
            "stream":"/ws/orchestrate/3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e"}}""");
  }

  @Test
  void aReportShowsEveryMessageInTheOrderOfTheTurns() throws JsonProcessingException {
    JsonNode report = json(ExperimentReport.of(JOB, 9));
    assertThat(report.at("/messages/0").toString())
        .isEqualTo(
            """
            {"id":"00000000-0000-0000-0000-000000000001","turn":1,"team":"red","provider":"p","model":"m",\
            "complete":true,"text":"Tea.","characters":4,\
            "finish":"stop","truncated":false,"usage":{"input_tokens":3,"output_tokens":20,\
            "thinking_tokens":0,"cached_tokens":0,"cost_usd":0.007,"estimated":false,\
            "time_to_first_token_ms":null,"tokens_per_second":30.0},\
            "started_at":"2026-11-21T10:00:02.000Z","ended_at":"2026-11-21T10:00:02.000Z"}""");
    assertThat(report.at("/messages/1/text").asText()).isEqualTo("Cof");
    assertThat(report.at("/messages/1/complete").asBoolean()).isFalse();
    assertThat(report.at("/usage/output_tokens").asInt()).isEqualTo(40);
    assertThat(report.at("/usage/cost_usd").decimalValue()).isEqualByComparingTo("0.014");
  }

  @Test
  void aReportSaysWhyAModelFailed() throws JsonProcessingException {
    Job over =
        JOB.endsBy("error")
            .teamFailed(BLUE, JOB.team(BLUE).result(), new Failure("cut", "q broke off."), AT)
            .teamCompleted(RED, JOB.team(RED).result(), AT)
            .ended(AT);
    JsonNode report = json(ExperimentReport.of(over, 9));
    assertThat(report.get("state").asText()).isEqualTo("partial");
    assertThat(report.get("ended_by").asText()).isEqualTo("error");
    assertThat(report.get("error").asText()).isEqualTo("q broke off.");
    assertThat(json(ExperimentReport.of(JOB, 9)).get("error").isNull()).isTrue();
  }

  @Test
  void whoPollsAsksAgainForTheMessageThatIsBeingSpoken() {
    assertThat(ExperimentMessages.of(JOB, 0).messages()).hasSize(2);
    assertThat(ExperimentMessages.of(JOB, 0).nextAfter()).isEqualTo(1);
    assertThat(ExperimentMessages.of(JOB, 1).messages()).hasSize(1);
    assertThat(ExperimentMessages.of(JOB, 1).nextAfter()).isEqualTo(1);
    assertThat(ExperimentMessages.of(JOB, 7).nextAfter()).isEqualTo(7);
  }

  @Test
  void whatIsWrongIsToldByTheNamesOfTheRequest() {
    InvalidJobException named =
        NewExperiment.named(
            new InvalidJobException(
                List.of(
                    new Fault("brief", "Say it; the brief is empty."),
                    new Fault("options.turns", "'turns' must be …"),
                    new Fault("teams[0].model", "…"))));
    assertThat(named.faults())
        .containsExactly(
            new Fault("topic", "Say it; the topic is empty."),
            new Fault("turns", "'turns' must be …"),
            new Fault("teams[0].model", "…"));
  }

  @Test
  void isAJobWhoseOptionsStandBesideItsTopic() {
    NewJob job =
        new NewExperiment("x", null, BigDecimal.TEN, null, "END", null, null, null, BigDecimal.ONE)
            .asJob();
    assertThat(job.workflow()).isEqualTo("experiment");
    assertThat(job.brief()).isEqualTo("x");
    assertThat(job.options()).containsEntry("turns", BigDecimal.TEN).containsEntry("opening", null);
    assertThat(job.budgetUsd()).isEqualTo(BigDecimal.ONE);
  }
}
