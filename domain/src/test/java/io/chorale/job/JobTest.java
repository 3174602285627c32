package io.chorale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.model.Cost;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");
  private static final TeamResult ANSWER =
      new TeamResult("yes", "", List.of(), List.of(), List.of(), null, null, Spending.NOTHING);
  private static final Failure NO = new Failure("refused", "no");

  private final Job job = started(List.of(team(RED), team(BLUE)));

  private static Job started(List<Team> teams) {
    return Job.start(JobId.random(), "anna", "teams", new Brief("Do it"), teams, null, NOON);
  }

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
    Job over = job.teamCompleted(RED, ANSWER, NOON).teamFailed(BLUE, ANSWER, NO, NOON).ended(NOON);
    assertThat(over.state()).isEqualTo(JobState.PARTIAL);
    assertThat(over.team(BLUE).failure()).isEqualTo(NO);
    assertThat(over.team(BLUE).result()).isEqualTo(ANSWER);
  }

  @Test
  void isFailedWhenNoTeamFinished() {
    Job over = job.teamFailed(RED, ANSWER, NO, NOON).teamFailed(BLUE, ANSWER, NO, NOON).ended(NOON);
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
    assertThatThrownBy(() -> done.teamFailed(RED, ANSWER, NO, NOON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRestartedTeamIsIdleAndHasNothingButWhatItTook() {
    Spending spent = new Spending(new TokenUsage(3, 20, 5), new Cost(7), true, null, 30);
    Job again =
        job.teamReached(RED, TeamStatus.GENERATING, NOON)
            .teamCameSoFar(RED, ANSWER.spent(spent))
            .teamRestarted(RED, TeamResult.NOTHING);
    Team red = again.team(RED);
    assertThat(red.status()).isEqualTo(TeamStatus.IDLE);
    assertThat(red.startedAt()).isNull();
    assertThat(red.result()).isEqualTo(TeamResult.NOTHING.spent(spent));
    assertThat(again.state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void aRestartedTeamKeepsTheMessagesItHadSpoken() {
    Message first = new Message(UUID.randomUUID(), 1, 3, 0, null, Spending.NOTHING, NOON, NOON);
    Message cut = new Message(UUID.randomUUID(), 3, 4, 0, null, Spending.NOTHING, NOON, null);
    TeamResult kept = messages("yes", List.of(first));
    TeamResult soFar = messages("yesbut ", List.of(first, cut));
    assertThat(soFar.textOf(cut)).isEqualTo("but ");
    assertThat(soFar.unfinishedText()).isEqualTo("but ");
    assertThat(kept.unfinishedText()).isEmpty();
    Job again = job.teamCameSoFar(RED, soFar).teamRestarted(RED, kept);
    assertThat(again.team(RED).result()).isEqualTo(kept);
  }

  private static TeamResult messages(String text, List<Message> messages) {
    return new TeamResult(
        text, "", List.of(), List.of(), List.of(), null, null, Spending.NOTHING, messages);
  }

  @Test
  void theWordWhyItEndsStays() {
    Job over = job.endsBy("turns").teamCompleted(RED, ANSWER, NOON).failed(NOON);
    assertThat(over.endedBy()).isEqualTo("turns");
    assertThatThrownBy(() -> over.endsBy("budget")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTeamThatIsOverIsNotRestarted() {
    Job done = job.teamCompleted(RED, ANSWER, NOON);
    assertThatThrownBy(() -> done.teamRestarted(RED, TeamResult.NOTHING))
        .isInstanceOf(IllegalStateException.class);
    assertThat(done.unfinished()).containsExactly(BLUE);
  }

  @Test
  void hasTeamsOfDifferentNames() {
    List<Team> twins = List.of(team(RED), team(RED));
    assertThatThrownBy(() -> started(twins)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdIsReadOnlyInItsCanonicalForm() {
    JobId id = JobId.random();
    assertThat(JobId.parse(id.toString())).contains(id);
    assertThat(JobId.parse(id.with(JobId.EXPERIMENT))).contains(id);
    assertThat(id.with(JobId.EXPERIMENT)).matches("exp_[0-9a-f]{32}");
    assertThat(JobId.parse("exp_" + id)).isEmpty();
    assertThat(JobId.parse("exp_")).isEmpty();
    assertThat(JobId.parse("1-1-1-1-1")).isEmpty();
    assertThat(JobId.parse("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz")).isEmpty();
  }
}
