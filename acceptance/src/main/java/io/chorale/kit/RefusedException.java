package io.chorale.kit;

/** The server says that a request makes no sense. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedException(String words) {
    super(words);
  }
}
