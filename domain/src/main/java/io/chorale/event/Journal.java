package io.chorale.event;

import io.chorale.job.JobId;
import java.time.Instant;
import java.util.List;

/** The durable log of every job's events. */
public interface Journal {

  /**
   * Keeps all of it in one transaction, but for what no budget pays. When it returns that is
   * committed. What has a {@link Mark} and was kept already is not kept twice: it is answered what
   * it was answered then.
   *
   * @throws UnkeepableException when nothing was kept and never will be: a job's next seq is taken
   *     or its stream is closed, a job is not there or is there already, or a text cannot be stored
   * @throws RuntimeException of another kind when the database failed: nothing was kept, but for a
   *     commit that was cut off, of which nobody knows; the same may be given again
   */
  Refusals append(Keeping keeping);

  /**
   * The job's committed events with {@code seq > after}, in order.
   *
   * @param after the last seq already seen; 0 for none
   * @param limit the most to answer, 1 or more
   */
  List<RecordedEvent> read(JobId job, long after, int limit);

  /** The seq of the job's last committed event; 0 when it has none. */
  long lastSeq(JobId job);

  /**
   * The seq of the job's last event that is no longer kept; 0 when all are. {@link #read} goes on
   * behind it.
   */
  long lost(JobId job);

  /**
   * Jobs that are over and whose events still lie as they were appended, those that ended first
   * first.
   *
   * @param most how many to answer, 1 or more
   */
  List<JobId> unfolded(Instant endedBefore, int most);

  /**
   * Stores a job's events compressed; {@link #read} answers the same before, meanwhile and
   * afterwards. No event of it is kept from then on. Harmless when several nodes do it at once.
   *
   * @return false when there was nothing to do: it is not over, or folded already
   */
  boolean fold(JobId job);

  /**
   * Deletes the folded events of jobs that ended before; their last seq stays known.
   *
   * @return how many jobs' events were deleted
   */
  int expire(Instant endedBefore);
}
