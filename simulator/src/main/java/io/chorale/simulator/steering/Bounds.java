package io.chorale.simulator.steering;

/** Reads the numbers of a steering and holds them to their limits. */
final class Bounds {

  /** A million tokens are some 4 MB of text: more than any real model answers. */
  static final int MAX_TOKENS = 1_000_000;

  static final int MAX_THOUGHTS = 1_000;

  /** Ten minutes: longer than the time-out of any client. */
  static final int MAX_MILLIS = 600_000;

  static final int MAX_CITATIONS = 100;

  static final int MAX_ANSWERS = 1_000;

  /** The event loop's clock ticks in milliseconds: past this a rate would not be held. */
  static final double MAX_RATE = 100_000;

  private Bounds() {}

  static int whole(String key, String value, int min, int max) {
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the same refusal as a number out of bounds.
    }
    throw new SteeringException(
        "%s=%s is not a whole number from %d to %d".formatted(key, value, min, max));
  }

  static double rate(String value) {
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number <= MAX_RATE) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the same refusal as a number out of bounds.
    }
    throw new SteeringException(
        "rate=%s is not a number above 0 and up to %.0f tokens per second"
            .formatted(value, MAX_RATE));
  }

  static long seed(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException noNumber) {
      throw new SteeringException("seed=" + value + " is not a whole number");
    }
  }
}
