package io.chorale.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that come in pieces, up to a bound; takes no more memory than the bound. */
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
    makeRoomFor(1);
    bytes[size++] = next;
  }

  /**
   * Takes some of an array's bytes.
   *
   * @throws TooLargeEvent beyond the bound
   */
  void add(byte[] source, int from, int count) {
    if (count > most - size) {
      throw new TooLargeEvent();
    }
    makeRoomFor(count);
    System.arraycopy(source, from, bytes, size, count);
    size += count;
  }

  private void makeRoomFor(int more) {
    long needed = (long) size + more;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(FIRST, 2 * needed)));
    }
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
