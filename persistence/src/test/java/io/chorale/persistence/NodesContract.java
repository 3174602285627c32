package io.chorale.persistence;

import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.NodeId;
import io.chorale.job.Nodes;
import io.chorale.job.Nodes.Adrift;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Nodes} promises, on every database. */
abstract class NodesContract {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final NodeId one = NodeId.random();
  private final NodeId other = NodeId.random();
  private final Store store;

  NodesContract(Store store) {
    this.store = store;
  }

  private Nodes nodes() {
    return store.nodes();
  }

  private Job jobOf(NodeId node) {
    Job job = job(NOON);
    store.add(job, node);
    return job;
  }

  private List<JobId> adrift(NodeId self) {
    return nodes().adrift(self).stream().map(Adrift::job).toList();
  }

  @Test
  void aJobOfALivingNodeIsNotAdriftButForThatNode() {
    nodes().join(one, "one", LONG);
    nodes().join(other, "other", LONG);
    Job job = jobOf(one);
    assertThat(adrift(other)).isEmpty();
    assertThat(nodes().adrift(one)).containsExactly(new Adrift(job.id(), one));
  }

  @Test
  void aJobIsAdriftWhenItsNodesLeaseHasRunOut() {
    nodes().join(one, "one", SHORT);
    nodes().join(other, "other", LONG);
    Job job = jobOf(one);
    await().until(() -> adrift(other).equals(List.of(job.id())));
  }

  @Test
  void whoComesBackLateKeepsWhatNobodyHasClaimed() {
    nodes().join(one, "one", SHORT);
    nodes().join(other, "other", LONG);
    Job kept = jobOf(one);
    Job claimed = jobOf(one);
    await().until(() -> adrift(other).size() == 2);
    assertThat(nodes().claim(new Adrift(claimed.id(), one), other)).hasValue(1);
    assertThat(nodes().renew(one, LONG)).isTrue();
    assertThat(adrift(other)).containsExactly(claimed.id());
    assertThat(nodes().claim(new Adrift(kept.id(), one), other)).isEmpty();
  }

  @Test
  void aLeaseThatIsRenewedGoesOn() {
    nodes().join(one, "one", Duration.ofSeconds(5));
    Job job = jobOf(one);
    assertThat(nodes().renew(one, LONG)).isTrue();
    assertThat(nodes().claim(new Adrift(job.id(), one), other)).isEmpty();
    assertThat(nodes().renew(other, LONG)).isFalse();
  }

  @Test
  void whoStartsUnderANameIsTheOnlyOneAliveUnderIt() {
    nodes().join(one, "same", LONG);
    Job job = jobOf(one);
    nodes().join(other, "same", LONG);
    assertThat(nodes().claim(new Adrift(job.id(), one), other)).hasValue(1);
    assertThat(nodes().renew(one, LONG)).isFalse();
  }

  @Test
  void whoJoinsAgainGoesOnUnderItsId() {
    nodes().join(one, "one", LONG);
    nodes().leave(one);
    assertThat(nodes().renew(one, LONG)).isFalse();
    nodes().join(one, "one", LONG);
    assertThat(nodes().renew(one, LONG)).isTrue();
  }

  @Test
  void whoLeavesGivesItsJobsUpAndThatIsNoRestart() {
    nodes().join(one, "one", LONG);
    Job job = jobOf(one);
    nodes().leave(one);
    assertThat(nodes().adrift(other)).containsExactly(new Adrift(job.id(), null));
    assertThat(nodes().claim(new Adrift(job.id(), null), other)).hasValue(0);
  }

  @Test
  void eachClaimFromTheDeadCounts() {
    Job job = jobOf(one);
    nodes().join(other, "other", LONG);
    assertThat(nodes().claim(new Adrift(job.id(), one), other)).hasValue(1);
    assertThat(nodes().claim(new Adrift(job.id(), other), other)).hasValue(2);
    nodes().join(one, "other", LONG);
    assertThat(nodes().claim(new Adrift(job.id(), other), one)).hasValue(3);
  }

  @Test
  void aJobThatIsOverIsNobodysToClaim() {
    Job job = jobOf(one);
    Job over = job.interrupted(NOON);
    RecordedEvent end = new RecordedEvent(job.id(), 1, NOON, new JobEnded(JobState.INTERRUPTED));
    store.journal().append(Keeping.of(List.of(end), Map.of(job.id(), over)));
    assertThat(adrift(other)).isEmpty();
    assertThat(nodes().claim(new Adrift(job.id(), one), other)).isEmpty();
  }

  @Test
  void aChangeOfTheJobLeavesItWithItsNode() {
    nodes().join(one, "one", LONG);
    Job job = jobOf(one);
    store
        .journal()
        .append(
            Keeping.of(
                Samples.chunks(job.id(), 1, 1),
                Map.of(
                    job.id(), job.teamCompleted(Samples.RED, job.teams().get(0).result(), NOON))));
    assertThat(nodes().adrift(one)).containsExactly(new Adrift(job.id(), one));
    assertThat(adrift(other)).isEmpty();
  }

  @Test
  void ofSeveralNodesThatClaimAJobAtOnceOneHasIt() throws Exception {
    List<NodeId> claimants = IntStream.range(0, 4).mapToObj(n -> NodeId.random()).toList();
    claimants.forEach(node -> nodes().join(node, node.toString(), LONG));
    ExecutorService threads = Executors.newFixedThreadPool(claimants.size());
    try {
      for (int round = 0; round < 10; round++) {
        Adrift job = new Adrift(jobOf(one).id(), one);
        List<Callable<OptionalInt>> claims =
            claimants.stream()
                .<Callable<OptionalInt>>map(node -> () -> nodes().claim(job, node))
                .toList();
        int won = 0;
        for (var claim : threads.invokeAll(claims)) {
          won += claim.get().isPresent() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
