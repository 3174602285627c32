package io.chorale.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A frame of a WebSocket (RFC 6455, section 5.2); never compared.
 *
 * @param first the byte with FIN, the reserved bits and the opcode
 */
@SuppressWarnings("ArrayRecordComponent")
public record SocketFrame(int first, byte[] payload) {

  public static final int TEXT = 0x81;
  public static final int CLOSE = 0x88;
  public static final int PONG = 0x8a;
  private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

  static SocketFrame read(InputStream in) throws IOException {
    int first = one(in);
    int length = one(in) & 0x7f;
    if (length == 126) {
      length = (one(in) << 8) | one(in);
    } else if (length == 127) {
      in.skipNBytes(4);
      length = (one(in) << 24) | (one(in) << 16) | (one(in) << 8) | one(in);
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("the connection ended inside a frame");
    }
    return new SocketFrame(first, payload);
  }

  private static int one(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the connection ended");
    }
    return next;
  }

  public boolean isClose() {
    return first == CLOSE;
  }

  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** The code of a close; 1005 when it has none. */
  public int closeCode() {
    return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
  }

  /** As a client sends it. */
  public byte[] masked() {
    return bytes(true);
  }

  /** As a client must not send it. */
  public byte[] unmasked() {
    return bytes(false);
  }

  private byte[] bytes(boolean masked) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int mark = masked ? 0x80 : 0;
    out.write(first);
    if (payload.length < 126) {
      out.write(mark | payload.length);
    } else if (payload.length < 65_536) {
      out.write(mark | 126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    } else {
      out.write(mark | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) payload.length >> shift));
      }
    }
    if (masked) {
      out.writeBytes(MASK);
    }
    for (int i = 0; i < payload.length; i++) {
      out.write(masked ? payload[i] ^ MASK[i % 4] : payload[i]);
    }
    return out.toByteArray();
  }
}
