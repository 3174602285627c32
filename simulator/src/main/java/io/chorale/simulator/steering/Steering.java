package io.chorale.simulator.steering;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a simulated model behaves.
 *
 * @param rate tokens per second, of thoughts and text alike
 * @param tokens text tokens of the answer; empty for its natural length
 * @param thoughts thought sentences; empty for a natural number of them
 * @param ttft time to the first token
 * @param stamp whether every text token carries the nanosecond it was written
 */
public record Steering(
    double rate,
    OptionalInt tokens,
    OptionalInt thoughts,
    Duration ttft,
    boolean stamp,
    Fault fault) {

  private static final String PREFIX = "sim:";

  private static final Steering DEFAULTS =
      new Steering(
          30, OptionalInt.empty(), OptionalInt.empty(), Duration.ofMillis(300), false, Fault.NONE);

  /** Any name that does not begin with {@code sim:} behaves as the defaults. */
  public static Steering of(String model) {
    Steering steering = DEFAULTS;
    if (model.startsWith(PREFIX)) {
      for (Map.Entry<String, String> pair : pairs(model).entrySet()) {
        steering = steering.with(pair.getKey(), pair.getValue());
      }
    }
    return steering;
  }

  private static Map<String, String> pairs(String model) {
    return Arrays.stream(model.substring(PREFIX.length()).split(";", -1))
        .map(String::strip)
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(toMap(pair -> pair[0].strip(), Steering::value, Steering::twice));
  }

  private static String value(String[] pair) {
    if (pair.length < 2) {
      throw new SteeringException("\"" + pair[0] + "\" has no value");
    }
    return pair[1].strip();
  }

  private static String twice(String first, String second) {
    throw new SteeringException("one key is given twice: " + first + " and " + second);
  }

  private Steering with(String key, String value) {
    return switch (key) {
      case "rate" -> new Steering(Bounds.rate(value), tokens, thoughts, ttft, stamp, fault);
      case "tokens" ->
          new Steering(rate, count(key, value, 1, Bounds.MAX_TOKENS), thoughts, ttft, stamp, fault);
      case "thoughts" ->
          new Steering(rate, tokens, count(key, value, 0, Bounds.MAX_THOUGHTS), ttft, stamp, fault);
      case "ttft" ->
          new Steering(
              rate,
              tokens,
              thoughts,
              Duration.ofMillis(Bounds.whole(key, value, 0, Bounds.MAX_TTFT_MILLIS)),
              stamp,
              fault);
      case "stamp" -> new Steering(rate, tokens, thoughts, ttft, on(value), fault);
      case "fault" -> new Steering(rate, tokens, thoughts, ttft, stamp, Fault.parse(value));
      default -> throw new SteeringException("\"" + key + "\" is not a key");
    };
  }

  private static OptionalInt count(String key, String value, int min, int max) {
    return OptionalInt.of(Bounds.whole(key, value, min, max));
  }

  private static boolean on(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new SteeringException("stamp=" + value + " is neither on nor off");
    };
  }
}
