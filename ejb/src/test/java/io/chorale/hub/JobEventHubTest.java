package io.chorale.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobEventHubTest {

  private static final TeamName TEAM = new TeamName("t");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Visitor SOMEBODY = new Visitor(null, "test");
  private static final Visitor ANNA = new Visitor("anna", "test");

  private static final Job JOB =
      Job.start(
          JobId.random(),
          "anna",
          "teams",
          new Brief("A login form"),
          List.of(new Team(TEAM, new Voice("p", "m", null))),
          null,
          Instant.EPOCH);

  private final JobId job = JOB.id();
  private final MemoryJournal journal = new MemoryJournal();
  private final ExecutorService dispatcher = Executors.newSingleThreadExecutor();
  private final ExecutorService senders = Executors.newFixedThreadPool(2);
  private final ExecutorService replays = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private JobEventHub hub = hub(Limits.usual());

  private JobEventHub hub(WatcherLimits limits) {
    return new JobEventHub(
        journal, id -> Optional.of(JOB), limits, dispatcher, senders, replays, timer);
  }

  @AfterEach
  void end() {
    List.of(dispatcher, senders, replays, timer).forEach(ExecutorService::shutdownNow);
  }

  private void happen(long from, long to) {
    hub.dispatch(keep(from, to));
  }

  /** As another node does. */
  private List<RecordedEvent> keep(long from, long to) {
    List<RecordedEvent> batch =
        LongStream.rangeClosed(from, to)
            .mapToObj(seq -> new RecordedEvent(job, seq, Instant.EPOCH, new Chunk(TEAM, "x")))
            .toList();
    journal.append(Keeping.of(batch, Map.of()));
    return batch;
  }

  private void happenLast(long seq) {
    RecordedEvent last =
        new RecordedEvent(job, seq, Instant.EPOCH, new JobEnded(JobState.COMPLETE));
    journal.append(Keeping.of(List.of(last), Map.of()));
    hub.dispatch(List.of(last));
  }

  private TestOutlet watch(long after) {
    return watch(after, new TestOutlet());
  }

  private TestOutlet watch(long after, TestOutlet outlet) {
    hub.connect(SOMEBODY, outlet).follow(job, after, SeqFormat.ONLY);
    return outlet;
  }

  private static List<String> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
  }

  private int connected() {
    return hub.connections().getOrDefault("test", 0);
  }

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
  void whoTakesNothingForTooLongIsClosed() {
    hub = hub(Limits.sendsMayTake(Duration.ofMillis(50)));
    TestOutlet stuck = watch(0, TestOutlet.stuck());
    TestOutlet healthy = watch(0);
    happen(1, 10);
    await().untilAsserted(() -> assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_SLOW));
    await().until(() -> connected() == 1);
    happen(11, 11);
    await().untilAsserted(() -> assertThat(healthy.frames()).isEqualTo(seqs(1, 11)));
    assertThat(healthy.closed()).isNull();
  }

  @Test
  void whoAnswersNoHeartbeatIsClosedAndWhoCannotAnswerIsOnlyTried() {
    hub = hub(Limits.heartbeatEvery(Duration.ofMillis(100)));
    TestOutlet silent = watch(0, TestOutlet.silent());
    TestOutlet answering = TestOutlet.silent();
    Watcher lively = hub.connect(SOMEBODY, answering);
    TestOutlet mute = watch(0);
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              lively.heard();
              return mute.heartbeats() >= 5;
            });
    assertThat(silent.closed()).isEqualTo(CloseReason.SILENT);
    assertThat(mute.closed()).isNull();
    assertThat(answering.closed()).isNull();
    assertThat(answering.heartbeats()).isPositive();
  }

  @Test
  void aTransportThatKeepsTheTimeIsTriedWhenItSaysSoAndLeftAloneElse() {
    hub = hub(Limits.heartbeatEvery(Duration.ofMillis(20)));
    TestOutlet own = TestOutlet.keepingTime();
    Watcher watcher = hub.connect(SOMEBODY, own);
    TestOutlet usual = watch(0);
    await().until(() -> usual.heartbeats() >= 10);
    assertThat(own.heartbeats()).isZero();
    assertThat(own.closed()).isNull();
    watcher.beat();
    await().until(() -> own.heartbeats() == 1);
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

  @Test
  void noMoreThanMayAreLetIn() {
    hub = hub(Limits.most(3, 2, 1));
    Watcher anna = hub.connect(ANNA, new TestOutlet());
    assertThatThrownBy(() -> hub.connect(ANNA, new TestOutlet()))
        .isInstanceOf(TooManyWatchersException.class)
        .hasMessageContaining("You have 1 connections");
    anna.follow(job, 0, SeqFormat.ONLY);
    watch(0);
    Watcher third = hub.connect(SOMEBODY, new TestOutlet());
    assertThatThrownBy(() -> third.follow(job, 0, SeqFormat.ONLY))
        .isInstanceOf(TooManyWatchersException.class)
        .hasMessageContaining("2 watch this job");
    assertThatThrownBy(() -> hub.connect(SOMEBODY, new TestOutlet()))
        .isInstanceOf(TooManyWatchersException.class)
        .hasMessageContaining("3 watchers");
    third.gone();
    anna.gone();
    anna.gone();
    assertThat(connected()).isEqualTo(1);
    hub.connect(ANNA, new TestOutlet()).follow(job, 0, SeqFormat.ONLY);
  }

  @Test
  void aFaceThatEndsWithItsJobIsClosedBehindTheLastEvent() {
    SeqFormat ending = SeqFormat.endingWithTheJob();
    TestOutlet live = new TestOutlet();
    hub.connect(SOMEBODY, live).follow(job, 0, ending);
    TestOutlet staying = watch(0);
    happen(1, 3);
    await().untilAsserted(() -> assertThat(live.frames()).isEqualTo(seqs(1, 3)));
    happenLast(4);
    TestOutlet late = new TestOutlet();
    hub.connect(SOMEBODY, late).follow(job, 1, ending);
    await().untilAsserted(() -> assertThat(live.closed()).isEqualTo(CloseReason.OVER));
    await().untilAsserted(() -> assertThat(late.closed()).isEqualTo(CloseReason.OVER));
    assertThat(live.frames()).isEqualTo(seqs(1, 4));
    assertThat(late.frames()).isEqualTo(seqs(2, 4));
    await().untilAsserted(() -> assertThat(staying.frames()).isEqualTo(seqs(1, 4)));
    assertThat(staying.closed()).isNull();
    assertThat(connected()).isEqualTo(1);
  }

  @Test
  void allAreClosedWhenItEnds() {
    TestOutlet one = watch(0);
    hub.closeAll(CloseReason.GOING_AWAY);
    await().untilAsserted(() -> assertThat(one.closed()).isEqualTo(CloseReason.GOING_AWAY));
    await().until(() -> connected() == 0);
  }
}
