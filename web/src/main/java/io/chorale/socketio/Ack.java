package io.chorale.socketio;

/** How an event is acknowledged. */
@FunctionalInterface
public interface Ack {

  /** Where none was asked for. */
  Ack NONE = arguments -> {};

  /** Answers the event; where no answer was asked for, or one was given, nothing happens. */
  void answer(Object... arguments);
}
