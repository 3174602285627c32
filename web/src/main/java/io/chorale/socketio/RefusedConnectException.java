package io.chorale.socketio;

/** Somebody is not let into a namespace; the message is for them. */
public final class RefusedConnectException extends RuntimeException {

  public RefusedConnectException(String message) {
    super(message);
  }
}
