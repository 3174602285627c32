package io.chorale.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Whole control frames as a server sends them (RFC 6455, section 5.5). */
final class ControlFrames {

  /** In bytes. */
  static final int MOST = 125;

  static final byte[] PING = frame(Opcode.PING, new byte[0]);

  private ControlFrames() {}

  /**
   * @param payload of the ping that it answers
   */
  static byte[] pong(byte[] payload) {
    return frame(Opcode.PONG, payload);
  }

  /**
   * @param phrase at most 123 bytes
   */
  static byte[] close(int code, String phrase) {
    byte[] words = phrase.getBytes(UTF_8);
    return frame(
        Opcode.CLOSE,
        ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array());
  }

  private static byte[] frame(int opcode, byte[] payload) {
    if (payload.length > MOST) {
      throw new IllegalArgumentException("a control frame holds " + MOST + " bytes");
    }
    ByteBuffer frame = ByteBuffer.allocate(FrameHead.length(payload.length) + payload.length);
    FrameHead.write(frame, opcode, payload.length);
    return frame.put(payload).array();
  }
}
