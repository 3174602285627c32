package io.chorale.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobEventHubTest {

  private static final TeamName TEAM = new TeamName("t");

  private final JobId job = JobId.random();
  private final MemoryJournal journal = new MemoryJournal();
  private final ExecutorService dispatcher = Executors.newSingleThreadExecutor();
  private final ExecutorService senders = Executors.newFixedThreadPool(2);
  private final ExecutorService replays = Executors.newFixedThreadPool(4);
  private final JobEventHub hub = new JobEventHub(journal, dispatcher, senders, replays);
  private final FrameFormat format = event -> Long.toString(event.seq());

  @AfterEach
  void end() {
    List.of(dispatcher, senders, replays).forEach(ExecutorService::shutdownNow);
  }

  private void happen(long from, long to) {
    List<RecordedEvent> batch =
        LongStream.rangeClosed(from, to)
            .mapToObj(seq -> new RecordedEvent(job, seq, Instant.EPOCH, new Chunk(TEAM, "x")))
            .toList();
    journal.append(Keeping.of(batch, Map.of()));
    hub.dispatch(batch);
  }

  private TestOutlet watch(long after) {
    TestOutlet outlet = new TestOutlet();
    hub.subscribe(job, after, hub.queueFor(outlet), format);
    return outlet;
  }

  private static List<String> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
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
  void watchersThatComeAtAnyTimeAndReturnWhenTooSlowSeeEveryEventOnceAndInOrder() {
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
  void aStuckWatcherIsClosedAndTheOthersDoNotNotice() {
    TestOutlet stuck = TestOutlet.stuck();
    hub.subscribe(job, 0, hub.queueFor(stuck), format);
    TestOutlet healthy = watch(0);
    for (long seq = 1; seq <= 3_000; seq += 100) {
      happen(seq, seq + 99);
      List<String> soFar = seqs(1, seq + 99);
      await().untilAsserted(() -> assertThat(healthy.frames()).isEqualTo(soFar));
    }
    await().untilAsserted(() -> assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_SLOW));
    await().untilAsserted(() -> assertThat(hub.watching()).isEqualTo(1));
  }

  @Test
  void anEventIsWrittenOnceHoweverManyWatch() {
    AtomicInteger written = new AtomicInteger();
    FrameFormat counting =
        event -> {
          written.incrementAndGet();
          return Long.toString(event.seq());
        };
    List<TestOutlet> watchers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      TestOutlet outlet = new TestOutlet();
      watchers.add(outlet);
      hub.subscribe(job, 0, hub.queueFor(outlet), counting);
    }
    happen(1, 1);
    await()
        .untilAsserted(
            () ->
                assertThat(watchers)
                    .allSatisfy(watcher -> assertThat(watcher.frames()).containsExactly("1")));
    int first = written.get();
    happen(2, 2);
    await()
        .untilAsserted(
            () ->
                assertThat(watchers)
                    .allSatisfy(watcher -> assertThat(watcher.frames()).hasSize(2)));
    assertThat(written.get() - first).isEqualTo(1);
  }

  @Test
  void whoLeavesIsForgotten() {
    TestOutlet outlet = new TestOutlet();
    OutboundQueue queue = hub.queueFor(outlet);
    hub.subscribe(job, 0, queue, format);
    assertThat(hub.watching()).isEqualTo(1);
    queue.gone();
    assertThat(hub.watching()).isZero();
  }
}
