package io.chorale.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Writes what a client says: short frames, masked as RFC 6455, section 5.3, has it. */
final class ClientFrames {

  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PONG = 10;

  /** More would need a longer header; no client here says as much. */
  private static final int LONGEST = 125;

  private ClientFrames() {}

  static ByteBuffer text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static ByteBuffer frame(int opcode, byte[] payload) {
    if (payload.length > LONGEST) {
      throw new IllegalArgumentException("a frame of " + payload.length + " bytes");
    }
    byte[] mask = new byte[4];
    ThreadLocalRandom.current().nextBytes(mask);
    ByteBuffer frame = ByteBuffer.allocate(2 + mask.length + payload.length);
    frame.put((byte) (0x80 | opcode)).put((byte) (0x80 | payload.length)).put(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ mask[i % mask.length]));
    }
    return frame.flip();
  }

  static ByteBuffer handshake(String authority, String path) {
    return ByteBuffer.wrap(
        """
        GET %s HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
            .formatted(path, authority)
            .getBytes(StandardCharsets.US_ASCII));
  }
}
