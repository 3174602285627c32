package io.chorale.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An HTTP/1.1 response as it comes off a socket (RFC 9112). */
final class HttpStream {

  private static final int HEX = 16;

  private final InputStream in;

  HttpStream(InputStream in) {
    this.in = in;
  }

  /** The next line of its head. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended");
      } else if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Its body in chunks; one that lacks its last chunk ends with an exception. */
  InputStream chunks() {
    return new InputStream() {
      private int left;
      private boolean first = true;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        if (left == 0) {
          if (!first) {
            line();
          }
          first = false;
          left = Integer.parseInt(line().strip(), HEX);
          if (left == 0) {
            first = true;
            return -1;
          }
        }
        int read = in.read(buffer, from, Math.min(left, length));
        if (read < 0) {
          throw new EOFException("the connection ended in the midst of the response");
        }
        left -= read;
        return read;
      }
    };
  }
}
