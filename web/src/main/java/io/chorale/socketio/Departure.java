package io.chorale.socketio;

/** How a client leaves a namespace. */
public enum Departure {
  /** It said so, or was told to. */
  DISCONNECTED,
  /** Its connection ended; it may come back and go on. */
  CUT_OFF,
  /** It is coming back by another connection, for which this one was closed. */
  SUPERSEDED
}
