package io.chorale.event;

import io.chorale.job.JobId;
import io.chorale.ledger.CallId;
import io.chorale.ledger.Refusal;
import java.util.Map;

/**
 * What of a {@link Keeping} could not be paid and was left out of it.
 *
 * @param arrivals the jobs that were not kept
 * @param calls the reservations and raises that were not made
 */
public record Refusals(Map<JobId, Refusal> arrivals, Map<CallId, Refusal> calls) {

  public static final Refusals NONE = new Refusals(Map.of(), Map.of());
}
