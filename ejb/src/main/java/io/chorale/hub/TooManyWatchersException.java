package io.chorale.hub;

/** As many watch as may. The message is for the person who wanted to. */
public final class TooManyWatchersException extends RuntimeException {

  TooManyWatchersException(String message) {
    super(message);
  }
}
