package io.chorale.websocket;

import java.nio.ByteBuffer;

/** The head of a whole, unmasked frame, as a server sends it (RFC 6455, section 5.2). */
final class FrameHead {

  private static final int FINAL = 0x80;
  private static final int SHORT = 125;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int MOST_IN_TWO = 0xFFFF;

  private FrameHead() {}

  /** In bytes. */
  static int length(int payload) {
    return payload <= SHORT ? 2 : payload <= MOST_IN_TWO ? 4 : 10;
  }

  static void write(ByteBuffer to, int opcode, int payload) {
    to.put((byte) (FINAL | opcode));
    if (payload <= SHORT) {
      to.put((byte) payload);
    } else if (payload <= MOST_IN_TWO) {
      to.put((byte) TWO_BYTES).putShort((short) payload);
    } else {
      to.put((byte) EIGHT_BYTES).putLong(payload);
    }
  }
}
