package io.chorale.event;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.NodeId;
import io.chorale.job.RequestKey;
import io.chorale.ledger.LedgerEntry;
import io.chorale.ledger.LedgerEntry.Reservation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps in one transaction.
 *
 * @param arrivals jobs that are not kept yet
 * @param events of jobs that are
 * @param changed the jobs that the events changed, as they are behind the last of them
 * @param entries for the ledger
 * @param mark null when it is not given again
 */
public record Keeping(
    List<Arrival> arrivals,
    List<RecordedEvent> events,
    Map<JobId, Job> changed,
    List<LedgerEntry> entries,
    @Nullable Mark mark) {

  public Keeping {
    arrivals = List.copyOf(arrivals);
    events = List.copyOf(events);
    changed = Map.copyOf(changed);
    entries = List.copyOf(entries);
  }

  public Keeping(
      List<Arrival> arrivals,
      List<RecordedEvent> events,
      Map<JobId, Job> changed,
      List<LedgerEntry> entries) {
    this(arrivals, events, changed, entries, null);
  }

  /** The same, to be known again. */
  public Keeping marked(Mark by) {
    return new Keeping(arrivals, events, changed, entries, by);
  }

  /** Events, and the jobs that they changed. */
  public static Keeping of(List<RecordedEvent> events, Map<JobId, Job> changed) {
    return new Keeping(List.of(), events, changed, List.of());
  }

  /** A job that costs nothing to begin. */
  public static Keeping of(Job added) {
    return new Keeping(List.of(new Arrival(added, List.of())), List.of(), Map.of(), List.of());
  }

  public static Keeping of(LedgerEntry... entries) {
    return new Keeping(List.of(), List.of(), Map.of(), List.of(entries));
  }

  /**
   * A new job.
   *
   * @param reservations for its first calls; when one of them is refused the job is not kept
   * @param node which works at it; null for none yet
   * @param key by which it was asked for; when its owner has used that before, the job is not kept;
   *     null for none
   */
  public record Arrival(
      Job job, List<Reservation> reservations, @Nullable NodeId node, @Nullable RequestKey key) {
    public Arrival {
      reservations = List.copyOf(reservations);
    }

    public Arrival(Job job, List<Reservation> reservations) {
      this(job, reservations, null, null);
    }
  }
}
