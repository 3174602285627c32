package io.chorale.event;

import io.chorale.job.JobId;
import java.time.Instant;

/**
 * An event that the journal keeps.
 *
 * @param seq its number within its job: 1, 2, 3, …
 * @param at when it happened, to the millisecond
 */
public record RecordedEvent(JobId job, long seq, Instant at, JobEvent event) {

  public RecordedEvent {
    if (seq < 1) {
      throw new IllegalArgumentException("seq begins with 1");
    }
  }

  /** Whether no event of this job can follow. */
  public boolean isLast() {
    return event instanceof JobEvent.JobEnded;
  }
}
