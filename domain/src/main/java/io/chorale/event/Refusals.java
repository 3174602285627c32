package io.chorale.event;

import io.chorale.job.JobId;
import io.chorale.ledger.CallId;
import io.chorale.ledger.Refusal;
import java.util.Map;

/**
 * What of a {@link Keeping} was left out of it.
 *
 * @param arrivals the jobs that could not be paid and were not kept
 * @param calls the reservations and raises that could not be paid and were not made
 * @param repeats the jobs that were not kept because their key had been used before
 */
public record Refusals(
    Map<JobId, Refusal> arrivals, Map<CallId, Refusal> calls, Map<JobId, Repeat> repeats) {

  public static final Refusals NONE = new Refusals(Map.of(), Map.of());

  public Refusals(Map<JobId, Refusal> arrivals, Map<CallId, Refusal> calls) {
    this(arrivals, calls, Map.of());
  }

  /** Whether a job was not kept. */
  public boolean leftOut(JobId job) {
    return arrivals.containsKey(job) || repeats.containsKey(job);
  }

  public Refusals with(Map<JobId, Repeat> found) {
    return new Refusals(arrivals, calls, found);
  }

  /**
   * The first use of a key.
   *
   * @param job which was kept then
   * @param same whether the same was asked for
   */
  public record Repeat(JobId job, boolean same) {}
}
