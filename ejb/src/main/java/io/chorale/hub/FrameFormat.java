package io.chorale.hub;

import io.chorale.event.RecordedEvent;

/**
 * How a face writes an event. One object serves all watchers of its face, so that an event is
 * written once for all of them.
 */
@FunctionalInterface
public interface FrameFormat {

  String frame(RecordedEvent event);
}
