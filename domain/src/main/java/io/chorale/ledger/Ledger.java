package io.chorale.ledger;

import io.chorale.job.JobId;
import io.chorale.model.Cost;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What every call to a model was thought to cost and did cost, to be read. Entries reach it through
 * the {@link io.chorale.event.Journal}.
 */
public interface Ledger {

  /** The calls of a job that are not settled, oldest first. */
  List<OpenCall> open(JobId job);

  /** What the calls of a job that are settled cost in all. */
  Cost spent(JobId job);

  /**
   * Sums of the calls that were made on these days (UTC), both included.
   *
   * @param by what the sums are taken apart by, in this order; none for one sum of all
   * @return a line for each combination that there is, in the order of its groups
   */
  List<UsageLine> usage(LocalDate from, LocalDate to, Set<Grouping> by);
}
