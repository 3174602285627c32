package io.chorale.hub;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;

/** A hub over a journal in memory, for watchers that the tests play. */
abstract class HubStage {

  private static final TeamName TEAM = new TeamName("t");
  static final Duration LONG = Duration.ofMinutes(1);
  static final Visitor SOMEBODY = new Visitor(null, "test");
  static final Visitor ANNA = new Visitor("anna", "test");

  private static final Job JOB =
      Job.start(
          JobId.random(),
          "anna",
          "teams",
          new Brief("A login form"),
          List.of(new Team(TEAM, new Voice("p", "m", null))),
          null,
          Instant.EPOCH);

  final JobId job = JOB.id();
  final MemoryJournal journal = new MemoryJournal();
  private final ExecutorService dispatcher = Executors.newSingleThreadExecutor();
  private final ExecutorService senders = Executors.newFixedThreadPool(2);
  private final ExecutorService replays = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  JobEventHub hub = hub(Limits.usual());

  JobEventHub hub(WatcherLimits limits) {
    return new JobEventHub(
        journal, id -> Optional.of(JOB), limits, dispatcher, senders, replays, timer);
  }

  @AfterEach
  void end() {
    List.of(dispatcher, senders, replays, timer).forEach(ExecutorService::shutdownNow);
  }

  void happen(long from, long to) {
    hub.dispatch(keep(from, to));
  }

  /** As another node does. */
  List<RecordedEvent> keep(long from, long to) {
    List<RecordedEvent> batch =
        LongStream.rangeClosed(from, to)
            .mapToObj(seq -> new RecordedEvent(job, seq, Instant.EPOCH, new Chunk(TEAM, "x")))
            .toList();
    journal.append(Keeping.of(batch, Map.of()));
    return batch;
  }

  void happenLast(long seq) {
    RecordedEvent last =
        new RecordedEvent(job, seq, Instant.EPOCH, new JobEnded(JobState.COMPLETE));
    journal.append(Keeping.of(List.of(last), Map.of()));
    hub.dispatch(List.of(last));
  }

  TestOutlet watch(long after) {
    return watch(after, new TestOutlet());
  }

  TestOutlet watch(long after, TestOutlet outlet) {
    hub.connect(SOMEBODY, outlet).follow(job, after, SeqFormat.ONLY);
    return outlet;
  }

  static List<String> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
  }

  int connected() {
    return hub.connections().getOrDefault("test", 0);
  }
}
