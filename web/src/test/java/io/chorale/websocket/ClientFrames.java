package io.chorale.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/** Frames as a client sends them, masked. */
final class ClientFrames {

  private static final Random RANDOM = new Random(7);

  private ClientFrames() {}

  static byte[] frame(boolean last, int opcode, byte[] payload) {
    byte[] mask = new byte[4];
    RANDOM.nextBytes(mask);
    ByteBuffer head = ByteBuffer.allocate(10);
    FrameHead.write(head, opcode, payload.length);
    head.put(0, (byte) (head.get(0) & (last ? 0xFF : 0x7F)));
    head.put(1, (byte) (head.get(1) | 0x80));
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head.array(), 0, head.position());
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i % 4]);
    }
    return frame.toByteArray();
  }

  static byte[] all(byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      all.writeBytes(frame);
    }
    return all.toByteArray();
  }
}
