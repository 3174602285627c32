package io.chorale.simulator.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A time to wait, as the providers' headers and bodies write it. */
final class Waits {

  private Waits() {}

  /** Retry-After knows whole seconds only: rounded up, so that nobody comes too early. */
  static String seconds(Duration wait) {
    return Long.toString((wait.toMillis() + 999) / 1_000);
  }

  /** RFC 3339 in whole seconds, rounded up likewise. */
  static String instant(Instant now, Duration wait) {
    return Instant.ofEpochSecond((now.plus(wait).toEpochMilli() + 999) / 1_000).toString();
  }

  /**
   * As Go prints a duration, which is what OpenAI sends: {@code 20ms}, {@code 1.5s}, {@code 6m0s}.
   */
  static String go(Duration wait) {
    if (wait.toMillis() < 1_000) {
      return wait.toMillis() + "ms";
    }
    String minutes = wait.toMinutes() > 0 ? wait.toMinutes() + "m" : "";
    return minutes + fraction(wait.toSecondsPart(), wait.toMillisPart()) + "s";
  }

  /** The JSON of google.protobuf.Duration: {@code 2s}, {@code 1.5s}. */
  static String protobuf(Duration wait) {
    return fraction(wait.toSeconds(), wait.toMillisPart()) + "s";
  }

  private static String fraction(long seconds, int millis) {
    return millis == 0
        ? Long.toString(seconds)
        : String.format(Locale.ROOT, "%d.%03d", seconds, millis).replaceAll("0+$", "");
  }
}
