package io.chorale.provider;

/** One event of a stream has more bytes than it may have. */
final class TooLargeEvent extends RuntimeException {

  TooLargeEvent() {
    super("an event of a stream is too large");
  }
}
