package io.chorale.simulator.steering;

import io.chorale.simulator.answer.Part;
import io.chorale.simulator.wire.Reporting;

/** Reads the values of a steering that are words. */
final class Words {

  private Words() {}

  static boolean on(String key, String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new SteeringException(key + "=" + value + " is neither on nor off");
    };
  }

  static Reporting reporting(String value) {
    return switch (value) {
      case "early" -> Reporting.EARLY;
      case "late" -> Reporting.LATE;
      case "every" -> Reporting.EVERY;
      default ->
          throw new SteeringException("usage=" + value + " is none of early, late and every");
    };
  }

  /** {@code word@n}: in the n-th answer. */
  static Part.Cue cue(String value) {
    String[] parts = value.split("@", 2);
    if (parts.length < 2 || !parts[0].matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new SteeringException(
          "say=" + value + " is not a word and @n, the answer that says it");
    }
    return new Part.Cue(parts[0], Bounds.whole("say", parts[1], 1, Bounds.MAX_ANSWERS));
  }

  static String tag(String value) {
    if (!value.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new SteeringException("tag=" + value + " is not letters, digits, _, - and dots");
    }
    return value;
  }

  /** What all three providers allow as the name of a tool. */
  static String tool(String value) {
    if (!value.matches("[A-Za-z_][A-Za-z0-9_-]{0,63}")) {
      throw new SteeringException("tool=" + value + " is not a name of letters, digits, _ and -");
    }
    return value;
  }
}
