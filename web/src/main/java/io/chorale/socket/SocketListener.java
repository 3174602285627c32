package io.chorale.socket;

/** Hears what comes over one WebSocket, one thing after the other. */
public interface SocketListener {

  /**
   * A part of a text message.
   *
   * @param last whether the message ends with it
   */
  void text(String part, boolean last);

  /**
   * A part of a binary message.
   *
   * @param last whether the message ends with it
   */
  void binary(byte[] part, boolean last);

  /** A sign of life that says nothing else. */
  void heard();

  /** The socket is closed, whoever closed it; may come more than once. */
  void gone();

  /** The socket broke. */
  void broke(Throwable failure);
}
