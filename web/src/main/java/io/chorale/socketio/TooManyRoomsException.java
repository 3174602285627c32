package io.chorale.socketio;

/** A client follows as many jobs as it may. The message is for the person who wanted to. */
public final class TooManyRoomsException extends RuntimeException {

  TooManyRoomsException(String message) {
    super(message);
  }
}
