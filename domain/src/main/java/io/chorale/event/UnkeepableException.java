package io.chorale.event;

/**
 * Something of what was to be kept cannot be, however often it is tried: the fault lies in it and
 * not in the database. Nothing was kept.
 */
public final class UnkeepableException extends RuntimeException {

  public UnkeepableException(String message) {
    super(message);
  }

  public UnkeepableException(Throwable cause) {
    super("the database refuses what is to be kept: " + cause.getMessage(), cause);
  }
}
