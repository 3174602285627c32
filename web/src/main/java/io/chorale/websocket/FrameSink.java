package io.chorale.websocket;

/** Takes what a client sends, as its frames come in. */
interface FrameSink {

  void text(String part, boolean last);

  void binary(byte[] part, boolean last);

  void ping(byte[] payload);

  void pong();

  /**
   * @param code 1005 when the client gave none
   */
  void close(int code);
}
