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
   * @throws SpoiltAnswer when it tells that the model wrote nonsense
   * @throws RuntimeException when it is not what the protocol prescribes
   */
  void read(SseEvent event, Consumer<Delta> deltas);

  /** Whether the protocol's mark of a finished answer was seen. */
  boolean finished();

  /**
   * The stream is over, and the answer finished.
   *
   * @throws DeclinedAnswer when an event told so that others were to follow
   */
  default void end(Consumer<Delta> deltas) {}

  /** Whether nothing of use can follow. */
  default boolean closed() {
    return finished();
  }
}
