package io.chorale.hub;

import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;

/**
 * How a face writes what the hub tells. One object serves all watchers of its face, so that an
 * event is written once for all of them.
 */
public interface FrameFormat {

  String event(RecordedEvent event);

  /**
   * Says that some of what a watcher asked for is no longer kept.
   *
   * @param snapshot the job, which is over, with all that its teams came up with
   * @param from the first seq that is not kept
   * @param to the last one; events go on behind it
   */
  String gap(Job snapshot, long from, long to);

  /** As {@link #event}, for a face whose frames are more than their text. */
  default Frame frame(RecordedEvent event) {
    return new Frame(event(event));
  }

  /** As {@link #gap}, for a face whose frames are more than their text. */
  default Frame gapFrame(Job snapshot, long from, long to) {
    return new Frame(gap(snapshot, from, to));
  }

  /** Whether a connection of this face ends behind the last event of its job. */
  default boolean endsWithJob() {
    return false;
  }
}
