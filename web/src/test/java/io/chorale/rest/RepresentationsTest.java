package io.chorale.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chorale.event.JobEvent;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Brief;
import io.chorale.job.CodeBlock;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
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
import io.chorale.model.TokenUsage;
import io.chorale.orchestration.EventPage;
import io.chorale.wire.Envelope;
import io.chorale.wire.JobReport;
import io.chorale.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepresentationsTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:02Z");
  private static final JobId ID =
      new JobId(UUID.fromString("3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e"));
  private static final TeamName RED = new TeamName("red");
  private static final Job JOB =
      Job.start(
          ID,
          "anna",
          "teams",
          new Brief("x"),
          List.of(new Team(RED, new Voice("anthropic", "m", null))),
          new Cost(250_000_000),
          AT);

  @Test
  void aJobIsWrittenInSnakeCaseWithItsNulls() throws JsonProcessingException {
    assertThat(Json.MAPPER.writeValueAsString(JobReport.of(JOB, 0)))
        .isEqualTo(
            """
            {"job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e","owner":"anna","workflow":"teams","brief":"x",\
            "options":{},"state":"running","ended_by":null,"created_at":"2026-11-21T10:00:02.000Z","ended_at":null,\
            "last_seq":0,"budget_usd":0.25,"teams":[{"name":"red","provider":"anthropic","model":"m",\
            "system":null,"ultra_thinking":false,"fallback":null,"status":"idle",\
            "started_at":null,"ended_at":null,"error":null,"error_code":null,"text":"",\
            "thinking":"","code":[],"tool_calls":[],"citations":[],"finish":null,\
            "truncated":false,"fell_back":null,"usage":{"input_tokens":0,"output_tokens":0,"thinking_tokens":0,\
            "cached_tokens":0,"cost_usd":0,"estimated":false,"time_to_first_token_ms":null,\
            "tokens_per_second":0.0},"messages":[]}],"links":{\
            "self":"/api/jobs/3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e",\
            "events":"/api/jobs/3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e/events",\
            "cancel":"/api/jobs/3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e/cancel",\
            "stream":"/ws/orchestrate/3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e"}}""");
  }

  @Test
  void aTeamThatIsOverShowsWhatItCameUpWith() throws JsonProcessingException {
    TeamResult result =
        new TeamResult(
            "t",
            "th",
            List.of(new CodeBlock("js", "1")),
            List.of(new ToolCall("c1", "search", "{}")),
            List.of(new Citation("https://example.org", null)),
            new Finish("max_tokens", true),
            new Seam("a", "m", "b", "n", "why"),
            new Spending(
                new TokenUsage(1, 2, 3), new Cost(42_000), true, Duration.ofMillis(300), 29.51));
    assertThat(Json.MAPPER.writeValueAsString(JobReport.of(JOB.teamCompleted(RED, result, AT), 9)))
        .contains("\"status\":\"complete\"", "\"ended_at\":\"2026-11-21T10:00:02.000Z\"")
        .contains(
            "\"text\":\"t\",\"thinking\":\"th\",\"code\":[{\"language\":\"js\",\"code\":\"1\"}]")
        .contains("\"tool_calls\":[{\"id\":\"c1\",\"name\":\"search\",\"arguments\":\"{}\"}]")
        .contains("\"citations\":[{\"url\":\"https://example.org\",\"title\":null}]")
        .contains("\"finish\":\"max_tokens\",\"truncated\":true")
        .contains(
            "\"fell_back\":{\"from_provider\":\"a\",\"from_model\":\"m\",\"to_provider\":\"b\"")
        .contains(
            "\"usage\":{\"input_tokens\":1,\"output_tokens\":2,\"thinking_tokens\":3,"
                + "\"cached_tokens\":0,\"cost_usd\":0.000042,\"estimated\":true,"
                + "\"time_to_first_token_ms\":300,\"tokens_per_second\":29.5}");
  }

  @Test
  void aGapShowsTheJobAsWhoAsksForItSeesIt() throws JsonProcessingException {
    assertThat(Envelope.FORMAT.gap(JOB, 3, 9))
        .isEqualTo(
            """
            {"type":"gap","job_id":"%s","data":{"from_seq":3,"to_seq":9,"snapshot":%s},\
            "timestamp":"2026-11-21T10:00:02.000Z"}"""
                .formatted(ID, Json.MAPPER.writeValueAsString(JobReport.of(JOB, 9))));
  }

  @Test
  void whoPollsReadsTheVeryEnvelopesThatTheSocketSends() throws JsonProcessingException {
    RecordedEvent event = new RecordedEvent(ID, 7, AT, new JobEvent.Chunk(RED, "more"));
    EventPage page = new EventPage(List.of(event), 9);
    assertThat(Json.MAPPER.writeValueAsString(EventList.of(page, JobState.RUNNING)))
        .isEqualTo(
            "{\"events\":["
                + Envelope.FORMAT.event(event)
                + "],\"last_seq\":9,\"more\":true,\"state\":\"running\"}");
  }

  @Test
  void aPageWithTheLastEventSaysThatNothingFollows() {
    RecordedEvent end = new RecordedEvent(ID, 9, AT, new JobEvent.JobEnded(JobState.PARTIAL));
    EventPage page = new EventPage(List.of(end), 9);
    assertThat(EventList.of(page, JobState.RUNNING).state()).isEqualTo("partial");
    EventPage nothing = new EventPage(List.of(), 9);
    assertThat(EventList.of(nothing, JobState.CANCELLED).state()).isEqualTo("cancelled");
  }

  @Test
  void whoPollsIsToldWhatIsNoLongerKept() throws JsonProcessingException {
    EventPage page = new EventPage(List.of(), 9, new EventPage.Gap(4, 9));
    assertThat(Json.MAPPER.writeValueAsString(EventList.of(page, JobState.COMPLETE)))
        .isEqualTo(
            "{\"events\":[],\"last_seq\":9,\"more\":false,\"state\":\"complete\",\"gap\":{\"from_seq\":4,\"to_seq\":9}}");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Build.VERSION).matches("\\d+\\.\\d+\\.\\d+.*");
  }
}
