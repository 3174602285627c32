package io.chorale.simulator;

import java.util.concurrent.atomic.AtomicLong;

/** Ids that look like a provider's: 24 letters and digits, none twice in a process. */
final class Ids {

  private static final int HALF = 12;

  private final AtomicLong count;

  Ids(long seed) {
    count = new AtomicLong(seed);
  }

  String next() {
    long number = count.getAndIncrement();
    return half(mixed(number)) + half(mixed(~number));
  }

  private static String half(long bits) {
    String digits = "0".repeat(HALF) + Long.toUnsignedString(bits, Character.MAX_RADIX);
    return digits.substring(digits.length() - HALF);
  }

  /** The finaliser of MurmurHash3: neighbours end up far apart. */
  private static long mixed(long value) {
    long a = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    long b = (a ^ (a >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return b ^ (b >>> 33);
  }
}
