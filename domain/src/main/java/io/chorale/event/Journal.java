package io.chorale.event;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import java.util.List;
import java.util.Map;

/** The durable log of every job's events. */
public interface Journal {

  /**
   * Keeps new jobs, events, and the jobs as these leave them, all in one transaction or none of it.
   * When it returns they are committed.
   *
   * @param added jobs that are not kept yet
   * @param after the jobs that the batch changed, as they are behind its last event
   * @throws RuntimeException when nothing was kept; the same batch may be given again
   */
  void append(List<Job> added, List<RecordedEvent> batch, Map<JobId, Job> after);

  /**
   * The job's committed events with {@code seq > after}, in order.
   *
   * @param after the last seq already seen; 0 for none
   * @param limit the most to answer, 1 or more
   */
  List<RecordedEvent> read(JobId job, long after, int limit);

  /** The seq of the job's last committed event; 0 when it has none. */
  long lastSeq(JobId job);
}
