package io.chorale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Brief;
import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Word for word seed 003's examples, with job_id and seq in each. */
class EnvelopeTest {

  private static final JobId JOB =
      new JobId(UUID.fromString("3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e"));
  private static final Failure LIMITED = new Failure("rate_limit", "API rate limit exceeded");
  private static final TeamName ANTHROPIC = new TeamName("anthropic");
  private static final Instant AT = Instant.parse("2025-12-01T10:00:02Z");

  @Test
  void aStatusChangeReadsAsInTheSeed() {
    assertThat(frame(1, new JobEvent.StatusChange(ANTHROPIC, TeamStatus.THINKING)))
        .isEqualTo(
            """
            {"type":"status_change","job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e","seq":1,\
            "team":"anthropic","data":{"status":"thinking"},\
            "timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  @Test
  void aThoughtReadsAsInTheSeed() {
    UUID id = UUID.fromString("11111111-2222-3333-4444-555555555555");
    assertThat(frame(2, new JobEvent.ThoughtAdded(ANTHROPIC, id, "Analyzing the brief...")))
        .isEqualTo(
            """
            {"type":"thought_added","job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e","seq":2,\
            "team":"anthropic","data":{"id":"11111111-2222-3333-4444-555555555555",\
            "text":"Analyzing the brief...","timestamp":"2025-12-01T10:00:02.000Z",\
            "team":"anthropic"},"timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  @Test
  void generatedCodeHasTheSeedsFieldsAndItsBlocks() {
    List<CodeBlock> blocks = List.of(new CodeBlock("tsx", "export function MyComponent() {...}"));
    assertThat(frame(3, new JobEvent.CodeGenerated(ANTHROPIC, blocks, 1500)))
        .isEqualTo(
            """
            {"type":"code_generated","job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e","seq":3,\
            "team":"anthropic","data":{"code":"export function MyComponent() {...}",\
            "language":"tsx","token_count":1500,"blocks":[{"language":"tsx",\
            "code":"export function MyComponent() {...}"}]},\
            "timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  @Test
  void aFailureOfATeamReadsAsInTheSeed() {
    assertThat(frame(4, new JobEvent.TeamFailed(ANTHROPIC, LIMITED)))
        .isEqualTo(
            """
            {"type":"error","job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e","seq":4,\
            "team":"anthropic","data":{"error":"API rate limit exceeded","status":"error",\
            "code":"rate_limit"},"timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  @Test
  void anEventOfTheWholeJobNamesNoTeam() {
    assertThat(frame(5, new JobEvent.JobEnded(JobState.PARTIAL)))
        .isEqualTo(
            """
            {"type":"complete","job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e","seq":5,\
            "data":{"state":"partial"},"timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  @Test
  void theGreetingTellsWhereTheJobStandsAndHasNoSeq() {
    Team team = new Team(ANTHROPIC, new Voice("anthropic", "m", null));
    Job job = Job.start(JOB, "anna", "teams", new Brief("x"), List.of(team), null, AT);
    assertThat(Envelope.connected(job, 17, AT))
        .isEqualTo(
            """
            {"type":"connected","job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e",\
            "data":{"state":"running","last_seq":17,"teams":[{"name":"anthropic",\
            "provider":"anthropic","model":"m","status":"idle"}]},\
            "timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  @Test
  void aPongHasATimestampAndNoSeq() {
    assertThat(Envelope.pong(JOB, AT))
        .isEqualTo(
            """
            {"type":"pong","job_id":"3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e",\
            "timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  @Test
  void anErrorOfTheConnectionHasNoSeqAndPerhapsNoJob() {
    assertThat(Envelope.error(null, "unknown_job", "no \"such\" job", AT))
        .isEqualTo(
            """
            {"type":"error","data":{"error":"no \\"such\\" job","status":"error","code":"unknown_job"},\
            "timestamp":"2025-12-01T10:00:02.000Z"}""");
  }

  private static String frame(long seq, JobEvent event) {
    return Envelope.FORMAT.event(new RecordedEvent(JOB, seq, AT, event));
  }
}
