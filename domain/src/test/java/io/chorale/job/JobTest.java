package io.chorale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");
  private static final TeamResult ANSWER =
      new TeamResult("yes", "", List.of(), io.chorale.model.TokenUsage.NONE);

  private final Job job =
      Job.start(JobId.random(), "teams", new Brief("Do it"), List.of(team(RED), team(BLUE)), NOON);

  private static Team team(TeamName name) {
    return new Team(name, new Voice("provider", "model", null));
  }

  @Test
  void isCompleteWhenEveryTeamIs() {
    Job over = job.teamCompleted(RED, ANSWER, NOON).teamCompleted(BLUE, ANSWER, NOON).ended(NOON);
    assertThat(over.state()).isEqualTo(JobState.COMPLETE);
    assertThat(over.endedAt()).isEqualTo(NOON);
  }

  @Test
  void isPartialWhenSomeTeamsFailed() {
    Job over =
        job.teamCompleted(RED, ANSWER, NOON).teamFailed(BLUE, ANSWER, "no", NOON).ended(NOON);
    assertThat(over.state()).isEqualTo(JobState.PARTIAL);
    assertThat(over.team(BLUE).reason()).isEqualTo("no");
    assertThat(over.team(BLUE).result()).isEqualTo(ANSWER);
  }

  @Test
  void isFailedWhenNoTeamFinished() {
    Job over =
        job.teamFailed(RED, ANSWER, "no", NOON).teamFailed(BLUE, ANSWER, "no", NOON).ended(NOON);
    assertThat(over.state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void isCancelledWhenATeamWasStopped() {
    Job over = job.teamCompleted(RED, ANSWER, NOON).teamCancelled(BLUE, ANSWER, NOON).ended(NOON);
    assertThat(over.state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void doesNotEndWhileATeamWorks() {
    assertThatThrownBy(() -> job.teamCompleted(RED, ANSWER, NOON).ended(NOON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void neverChangesAgainWhenItIsOver() {
    Job over = job.interrupted(NOON);
    assertThatThrownBy(() -> over.teamReached(RED, TeamStatus.THINKING, NOON))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> over.failed(NOON)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTeamKeepsTheTimeOfItsStart() {
    Job working =
        job.teamReached(RED, TeamStatus.THINKING, NOON)
            .teamReached(RED, TeamStatus.GENERATING, NOON.plusSeconds(1));
    assertThat(working.team(RED).startedAt()).isEqualTo(NOON);
    assertThat(working.team(BLUE).startedAt()).isNull();
  }

  @Test
  void aTeamThatIsOverStaysSo() {
    Job done = job.teamCompleted(RED, ANSWER, NOON);
    assertThatThrownBy(() -> done.teamFailed(RED, ANSWER, "no", NOON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hasTeamsOfDifferentNames() {
    List<Team> twins = List.of(team(RED), team(RED));
    assertThatThrownBy(() -> Job.start(JobId.random(), "teams", new Brief("x"), twins, NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdIsReadOnlyInItsCanonicalForm() {
    JobId id = JobId.random();
    assertThat(JobId.parse(id.toString())).contains(id);
    assertThat(JobId.parse("1-1-1-1-1")).isEmpty();
    assertThat(JobId.parse("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz")).isEmpty();
  }
}
