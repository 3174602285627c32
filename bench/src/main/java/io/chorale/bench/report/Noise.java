package io.chorale.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How restless the machine is: the same piece of work over and over. Alone on a quiet machine it
 * takes the same time each time.
 */
public final class Noise {

  private static final int TIMES = 60;
  private static final int WARM_UP = 20;

  /** Some 10 ms on a machine of 2025. */
  private static final int STEPS = 4_000_000;

  private static volatile long sink;

  private Noise() {}

  /**
   * @param when for the reader
   */
  public static String measure(String when) {
    double[] millis = new double[TIMES];
    for (int i = -WARM_UP; i < TIMES; i++) {
      long begun = System.nanoTime();
      work();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "The machine %s: the same work took %.1f ms at best, %.1f in the middle, %.1f at worst of"
            + " %d; load average %s",
        when,
        millis[0],
        millis[TIMES / 2],
        millis[TIMES - 1],
        TIMES,
        loadAverage());
  }

  private static void work() {
    long x = sink | 1;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    sink = x;
  }

  private static String loadAverage() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).replaceAll("(\\S+ \\S+ \\S+).*\\s*", "$1");
    } catch (IOException unknown) {
      return "unknown";
    }
  }
}
