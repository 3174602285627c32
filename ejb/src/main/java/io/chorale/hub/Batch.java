package io.chorale.hub;

import io.chorale.event.RecordedEvent;
import java.util.IdentityHashMap;
import java.util.List;

/** Events of one job that are handed on together; each face writes them once. Not thread-safe. */
final class Batch {

  private final List<RecordedEvent> events;

  /** There are as many formats as faces: few. */
  private final IdentityHashMap<FrameFormat, List<Frame>> written = new IdentityHashMap<>(1);

  /**
   * @param events at least one, in their order, without holes
   */
  Batch(List<RecordedEvent> events) {
    this.events = events;
  }

  List<RecordedEvent> events() {
    return events;
  }

  long firstSeq() {
    return events.get(0).seq();
  }

  long lastSeq() {
    return events.get(events.size() - 1).seq();
  }

  boolean endsJob() {
    return events.get(events.size() - 1).isLast();
  }

  List<Frame> frames(FrameFormat format) {
    return written.computeIfAbsent(format, face -> events.stream().map(face::frame).toList());
  }
}
