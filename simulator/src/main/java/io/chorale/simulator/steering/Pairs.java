package io.chorale.simulator.steering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The {@code key=value} pairs of a model's name; each is taken once, and none may be left. */
final class Pairs {

  private final Map<String, String> left = new HashMap<>();

  Pairs(String pairs) {
    Arrays.stream(pairs.split(";", -1))
        .map(String::strip)
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(this::put);
  }

  private void put(String[] pair) {
    if (pair.length < 2) {
      throw new SteeringException("\"" + pair[0] + "\" has no value");
    }
    if (left.put(pair[0].strip(), pair[1].strip()) != null) {
      throw new SteeringException("\"" + pair[0].strip() + "\" is given twice");
    }
  }

  <T> T take(String key, Function<String, T> read, T otherwise) {
    String value = left.remove(key);
    return value == null ? otherwise : read.apply(value);
  }

  void nothingLeft() {
    left.keySet().stream()
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new SteeringException("\"" + key + "\" is not a key");
            });
  }
}
