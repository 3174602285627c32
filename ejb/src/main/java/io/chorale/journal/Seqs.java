package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives each job's events the next seq, and knows whose events are dropped. */
final class Seqs {

  private final Map<JobId, Long> last = new HashMap<>();
  private final Set<JobId> lost = new HashSet<>();

  boolean isLost(JobId job) {
    return lost.contains(job);
  }

  /** Finds out where a job stands; fails when the database is away. */
  void learn(JobId job, Journal journal) {
    last.computeIfAbsent(job, journal::lastSeq);
  }

  RecordedEvent number(Emission emission) {
    long seq = last.merge(emission.job(), 1L, Long::sum);
    return new RecordedEvent(
        emission.job(), seq, emission.at().truncatedTo(ChronoUnit.MILLIS), emission.event());
  }

  void kept(RecordedEvent event) {
    if (event.event() instanceof JobEnded) {
      last.remove(event.job());
    }
  }

  /** No more of its events are kept; what was numbered of them is void. */
  void lose(JobId job) {
    last.remove(job);
    lost.add(job);
  }

  /**
   * The job is this node's, and this is its last seq. Not to be learnt later: what another node,
   * for which this one may be dead, writes until then would count as this one's.
   */
  void stands(JobId job, long seq) {
    last.put(job, seq);
    lost.remove(job);
  }
}
