package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.job.JobState;
import io.chorale.job.TeamStatus;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.model.Cost;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A job of several teams that is taken over. */
class TakeOverTest extends TakeOverStage {
  @Test
  void theUnfinishedTeamBeginsAnewAndTheFinishedOneIsNotAsked() {
    cutShort();
    takeOver(true, 3).all();
    assertThat(told())
        .filteredOn(Restarted.class::isInstance)
        .extracting(event -> ((Restarted) event).teams())
        .containsExactly(List.of(BLUE));
    assertThat(asking.questions).extracting(asked -> asked.account().team()).containsExactly(BLUE);
    asking.answer("whole");
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(kept().team(RED).result()).isEqualTo(ANSWER);
    assertThat(kept().team(BLUE).result().text()).isEqualTo("whole");
    assertThat(running.none()).isTrue();
  }

  @Test
  void whatTheDeadRunTookIsSettledAndCounts() {
    cutShort();
    takeOver(true, 3).all();
    assertThat(memory.entries())
        .hasOnlyElementsOfType(Settlement.class)
        .extracting(entry -> ((Settlement) entry).outcome())
        .containsExactly("interrupted");
    // 200,000 were spent before, and something on the call that was open.
    assertThat(asking.questions.get(0).account().purse().take(new Cost(800_000))).isPresent();
    assertThat(asking.questions.get(0).account().purse().take(new Cost(400_000))).isEmpty();
    asking.spend(new Spending(new TokenUsage(3, 20, 5), new Cost(7), false, null, 30));
    asking.answer("whole");
    awaitEnd();
    assertThat(kept().team(BLUE).result().spending().tokens().output()).isEqualTo(40);
    assertThat(kept().team(BLUE).result().spending().cost()).isEqualTo(new Cost(14));
  }

  @Test
  void whereJobsAreNotRunAgainWhatCameIsKept() {
    cutShort();
    takeOver(false, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.INTERRUPTED);
    assertThat(kept().team(BLUE).result().text()).isEqualTo("half ");
    assertThat(told().subList(told().size() - 3, told().size()))
        .hasExactlyElementsOfTypes(TeamFailed.class, StatusChange.class, JobEnded.class);
    assertThat(asking.questions).isEmpty();
  }

  @Test
  void aJobThatIsRestartedTooOftenIsInterrupted() {
    cutShort();
    nodes.restarts.put(job.id(), 2);
    takeOver(true, 2).all();
    assertThat(awaitEnd()).isEqualTo(JobState.INTERRUPTED);
    assertThat(String.valueOf(kept().team(BLUE).failure())).contains("stopped 3 times");
  }

  @Test
  void aJobWhoseTeamsAreAllOverIsEnded() {
    cutShort();
    keep(job.teamCancelled(BLUE, ANSWER, NOON), new StatusChange(BLUE, TeamStatus.CANCELLED));
    takeOver(true, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.CANCELLED);
    assertThat(told()).filteredOn(Restarted.class::isInstance).isEmpty();
  }

  @Test
  void theLastWordOfADeadNodeThatComesInBetweenIsReadToo() {
    cutShort();
    beforeAppend.add(
        () ->
            keep(
                job.teamCompleted(BLUE, ANSWER, NOON),
                new StatusChange(BLUE, TeamStatus.COMPLETE)));
    takeOver(true, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(asking.questions).isEmpty();
    assertThat(told()).filteredOn(Restarted.class::isInstance).isEmpty();
  }

  @Test
  void theVeryEndThatComesInBetweenIsLeftAlone() {
    cutShort();
    beforeAppend.add(() -> keep(job.interrupted(NOON), new JobEnded(JobState.INTERRUPTED)));
    takeOver(true, 3).all();
    assertThat(told()).filteredOn(JobEnded.class::isInstance).hasSize(1);
    assertThat(running.none()).isTrue();
  }

  @Test
  void whatRunsHereOrElsewhereIsLeftAlone() {
    cutShort();
    TakeOver takeOver = takeOver(true, 3);
    takeOver.all();
    takeOver.all();
    assertThat(asking.questions).hasSize(1);
    running.abandonAll();
    nodes.alive.add(DEAD);
    nodes.jobs.put(job.id(), DEAD);
    takeOver.all();
    assertThat(asking.questions).hasSize(1);
  }

  @Test
  void anAbandonedRunTellsNothingOfItsEndAndIsTakenOverAnew() {
    cutShort();
    TakeOver takeOver = takeOver(true, 3);
    takeOver.all();
    running.abandonAll();
    asking.answer("nobody hears it");
    takeOver.all();
    asking.answer("whole");
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(told()).filteredOn(Restarted.class::isInstance).hasSize(2);
    assertThat(told()).doesNotContain(new Chunk(BLUE, "nobody hears it"));
  }

  @Test
  void whoWasCutOffItselfTakesNothingFromOthersYet() {
    cutShort();
    TakeOver takeOver = takeOver(true, 3);
    nodes.failures = 1;
    lease().renew();
    lease().renew();
    takeOver.all();
    assertThat(asking.questions).isEmpty();
    nodes.jobs.put(job.id(), lease().self());
    takeOver.all();
    assertThat(asking.questions).hasSize(1);
  }
}
