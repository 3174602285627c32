package io.chorale.rest;

import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.wire.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The events that a request asks for, whichever way they go: those of a job behind a cursor.
 *
 * @param after the last seq that is known; 0 for none
 * @param state where the job stood, no later than {@code lastSeq}
 * @param lastSeq of the job's last event so far
 */
public record AskedEvents(JobId job, long after, JobState state, long lastSeq) {

  /**
   * @param id as the path has it
   * @param after as the request has it; null for 0
   * @throws RefusedException when there is no such job, or the cursor is none of it
   */
  public static AskedEvents of(JobOrchestrator jobs, String id, @Nullable String after) {
    JobId job = AskedJob.id(id);
    long cursor = Cursor.parse(after == null ? "0" : after).orElseThrow(() -> refused(Cursor.RULE));
    // The state first: of a job that is over, the seq that is read then is the last.
    JobState state = jobs.state(job).orElseThrow(() -> AskedJob.unknown(job));
    long lastSeq = jobs.lastSeq(job);
    if (cursor > lastSeq) {
      throw refused(Cursor.beyond(cursor, lastSeq));
    }
    return new AskedEvents(job, cursor, state, lastSeq);
  }

  private static RefusedException refused(String why) {
    return RefusedException.parameter("after", why);
  }

  /** Whether something waits already. */
  boolean waiting() {
    return lastSeq > after;
  }

  /** Whether all of it is known and nothing can follow. */
  public boolean exhausted() {
    return state.isOver() && !waiting();
  }
}
