package io.chorale.provider;

import io.chorale.model.Delta;
import java.util.function.Consumer;

/** Reads one streamed answer, event by event. */
public interface AnswerReader {

  /**
   * Makes deltas of an event.
   *
   * @throws InBandFailure when the event tells of a failure
   * @throws DeclinedAnswer when it tells that there will be none
   * @throws RuntimeException when it is not what the protocol prescribes
   */
  void read(SseEvent event, Consumer<Delta> deltas);

  /** Whether the protocol's mark of a finished answer was seen. */
  boolean finished();

  /** Whether nothing of use can follow. */
  default boolean closed() {
    return finished();
  }
}
