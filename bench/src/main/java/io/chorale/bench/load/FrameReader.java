package io.chorale.bench.load;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Finds the messages in what a server sends (RFC 6455, section 5.2: its frames are unmasked). */
final class FrameReader {

  /** What comes out. */
  interface Messages {
    void text(byte[] bytes, int from, int to);

    void ping(byte[] payload);

    /**
     * @param code 1005 when the server gives none
     */
    void close(int code);
  }

  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int NO_CODE = 1005;

  private static final byte[] NOTHING = {};

  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);
  private byte[] rest = NOTHING;
  private int restLength;

  /** Takes the first {@code length} bytes; keeps none of the array. */
  void read(byte[] bytes, int length, Messages messages) {
    if (restLength == 0) {
      keep(bytes, frames(bytes, length, messages), length);
    } else {
      if (rest.length < restLength + length) {
        rest = Arrays.copyOf(rest, Math.max(2 * rest.length, restLength + length));
      }
      System.arraycopy(bytes, 0, rest, restLength, length);
      int all = restLength + length;
      keep(rest, frames(rest, all, messages), all);
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    restLength = to - from;
    if (restLength == 0) {
      rest = NOTHING;
    } else if (bytes != rest || from > 0) {
      rest = Arrays.copyOfRange(bytes, from, to);
    }
  }

  /** Where the first frame begins that is not there whole. */
  private int frames(byte[] bytes, int end, Messages messages) {
    int at = 0;
    while (end - at >= 2) {
      int header = 2;
      long length = bytes[at + 1] & 0x7F;
      if (length >= 126) {
        int width = length == 126 ? 2 : 8;
        header += width;
        if (end - at < header) {
          return at;
        }
        length = number(bytes, at + 2, width);
      }
      if (end - at - header < length) {
        return at;
      }
      int from = at + header;
      at = from + (int) length;
      frame(bytes[from - header], bytes, from, at, messages);
    }
    return at;
  }

  private void frame(byte first, byte[] bytes, int from, int to, Messages messages) {
    boolean last = first < 0;
    switch (first & 0x0F) {
      case TEXT, CONTINUATION -> text(last, bytes, from, to, messages);
      case PING -> messages.ping(Arrays.copyOfRange(bytes, from, to));
      case CLOSE -> messages.close(to - from < 2 ? NO_CODE : (int) number(bytes, from, 2));
      default -> {
        // Pongs and binary messages: nothing that is counted.
      }
    }
  }

  private void text(boolean last, byte[] bytes, int from, int to, Messages messages) {
    if (last && fragments.size() == 0) {
      messages.text(bytes, from, to);
      return;
    }
    fragments.write(bytes, from, to - from);
    if (last) {
      byte[] whole = fragments.toByteArray();
      fragments.reset();
      messages.text(whole, 0, whole.length);
    }
  }

  private static long number(byte[] bytes, int from, int width) {
    long number = 0;
    for (int i = 0; i < width; i++) {
      number = (number << 8) | (bytes[from + i] & 0xFF);
    }
    return number;
  }
}
