package io.chorale.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that come one by one, up to a bound; takes no more memory than the bound. */
final class BoundedBytes {

  private static final int FIRST = 512;

  private final int most;
  private byte[] bytes = {};
  private int size;

  BoundedBytes(int most) {
    this.most = most;
  }

  /**
   * @throws TooLargeEvent beyond the bound
   */
  void add(byte next) {
    if (size == most) {
      throw new TooLargeEvent();
    }
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(FIRST, 2L * size)));
    }
    bytes[size++] = next;
  }

  int size() {
    return size;
  }

  String text() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  void clear() {
    size = 0;
  }
}
