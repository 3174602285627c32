package io.chorale.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.job.JobId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class JobEventHubTest extends HubStage {

  @Test
  void aWatcherGetsTheJournalThenWhatHappens() {
    happen(1, 3);
    TestOutlet watcher = watch(1);
    await().untilAsserted(() -> assertThat(watcher.frames()).containsExactly("2", "3"));
    happen(4, 5);
    await().untilAsserted(() -> assertThat(watcher.frames()).isEqualTo(seqs(2, 5)));
  }

  @Test
  void aLongJournalComesWholeThroughABoundedQueue() {
    happen(1, 20_000);
    TestOutlet watcher = watch(0);
    await().untilAsserted(() -> assertThat(watcher.frames()).isEqualTo(seqs(1, 20_000)));
  }

  @Test
  void whoTakesSeveralAtOnceGetsThemInFewerSends() {
    happen(1, 20_000);
    TestOutlet watcher = watch(0, new TestOutlet(100));
    await().untilAsserted(() -> assertThat(watcher.frames()).isEqualTo(seqs(1, 20_000)));
    assertThat(watcher.sends()).isLessThan(5_000);
  }

  @Test
  void watchersThatComeAtAnyTimeSeeEveryEventOnceAndInOrder() {
    List<ReturningWatcher> watchers = new ArrayList<>();
    long last = 0;
    while (last < 3_000) {
      long next = last + ThreadLocalRandom.current().nextLong(1, 30);
      happen(last + 1, next);
      watchers.add(new ReturningWatcher(hub, job, ThreadLocalRandom.current().nextLong(0, next)));
      last = next;
    }
    long end = last;
    await()
        .untilAsserted(
            () ->
                assertThat(watchers)
                    .allSatisfy(
                        watcher ->
                            assertThat(watcher.seen()).isEqualTo(seqs(watcher.from() + 1, end))));
  }

  @Test
  void aSlowWatcherGoesOnFromTheJournalAndTheOthersDoNotNotice() {
    TestOutlet slow = watch(0, TestOutlet.stuck());
    TestOutlet healthy = watch(0);
    for (long seq = 1; seq <= 5_000; seq += 500) {
      happen(seq, seq + 499);
      List<String> soFar = seqs(1, seq + 499);
      await().untilAsserted(() -> assertThat(healthy.frames()).isEqualTo(soFar));
    }
    assertThat(slow.frames()).hasSize(1);
    slow.release();
    await().untilAsserted(() -> assertThat(slow.frames()).isEqualTo(seqs(1, 5_000)));
    happen(5_001, 5_001);
    await().untilAsserted(() -> assertThat(slow.frames()).isEqualTo(seqs(1, 5_001)));
  }

  @Test
  void anEventIsWrittenOnceHoweverManyWatch() {
    SeqFormat counting = new SeqFormat();
    List<TestOutlet> watchers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      TestOutlet outlet = new TestOutlet();
      watchers.add(outlet);
      hub.connect(SOMEBODY, outlet).follow(job, 0, counting);
    }
    happen(1, 1);
    await()
        .untilAsserted(
            () ->
                assertThat(watchers)
                    .allSatisfy(watcher -> assertThat(watcher.frames()).containsExactly("1")));
    // Each is live when it has found its journal exhausted.
    await()
        .untilAsserted(
            () -> {
              int before = counting.written();
              long next = journal.lastSeq(job) + 1;
              happen(next, next);
              await().until(() -> watchers.stream().allMatch(it -> it.frames().size() == next));
              assertThat(counting.written() - before).isEqualTo(1);
            });
  }

  @Test
  void oneConnectionFollowsSeveralJobsAndLeavesThem() {
    JobId other = JobId.random();
    TestOutlet outlet = new TestOutlet();
    Watcher watcher = hub.connect(SOMEBODY, outlet);
    watcher.follow(job, 0, SeqFormat.ONLY);
    watcher.follow(other, 0, SeqFormat.ONLY);
    assertThat(watcher.followed()).isEqualTo(2);
    assertThat(connected()).isEqualTo(1);
    happen(1, 2);
    await().untilAsserted(() -> assertThat(outlet.frames()).containsExactly("1", "2"));
    watcher.unfollow(job);
    happen(3, 3);
    TestOutlet witness = watch(0);
    await().untilAsserted(() -> assertThat(witness.frames()).isEqualTo(seqs(1, 3)));
    assertThat(outlet.frames()).containsExactly("1", "2");
    watcher.follow(job, 2, SeqFormat.ONLY);
    await().untilAsserted(() -> assertThat(outlet.frames()).containsExactly("1", "2", "3"));
  }

  @Test
  void whatIsNoLongerKeptIsToldAsAGap() {
    happen(1, 10);
    journal.lose(job, 4);
    TestOutlet early = watch(0);
    TestOutlet later = watch(2);
    TestOutlet behind = watch(6);
    await().untilAsserted(() -> assertThat(early.frames()).startsWith("gap 1 to 4", "5"));
    await().untilAsserted(() -> assertThat(later.frames()).startsWith("gap 3 to 4", "5"));
    await().untilAsserted(() -> assertThat(behind.frames()).isEqualTo(seqs(7, 10)));
  }

  @Test
  void whatAnotherNodeWritesComesToo() {
    happen(1, 2);
    TestOutlet watcher = watch(0);
    await().untilAsserted(() -> assertThat(watcher.frames()).isEqualTo(seqs(1, 2)));
    CompletionStage<Void> third = hub.next(SOMEBODY, job, 2, LONG);
    keep(3, 700);
    await().untilAsserted(() -> assertThat(watcher.frames()).isEqualTo(seqs(1, 700)));
    assertThat(third.toCompletableFuture()).succeedsWithin(LONG);
  }

  @Test
  void whoWaitsForTheNextEventHearsOfItAndOfThePatienceEnd() {
    CompletionStage<Void> first = hub.next(SOMEBODY, job, 0, LONG);
    assertThat(first.toCompletableFuture()).isNotDone();
    assertThat(connected()).isEqualTo(1);
    happen(1, 1);
    assertThat(first.toCompletableFuture()).succeedsWithin(LONG);
    assertThat(hub.next(SOMEBODY, job, 0, LONG).toCompletableFuture()).succeedsWithin(LONG);
    assertThat(hub.next(SOMEBODY, job, 1, Duration.ofMillis(5)).toCompletableFuture())
        .succeedsWithin(LONG);
    await().until(() -> connected() == 0);
  }
}
