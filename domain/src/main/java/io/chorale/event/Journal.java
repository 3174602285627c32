package io.chorale.event;

import io.chorale.job.JobId;
import java.util.List;

/** The durable log of every job's events. */
public interface Journal {

  /**
   * Keeps all of it in one transaction, but for what no budget pays. When it returns that is
   * committed.
   *
   * @throws RuntimeException when nothing was kept; the same may be given again
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
}
