package io.chorale.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run is asked for.
 *
 * @param only the parts to run; empty for all
 * @param isShort whether one short round is enough
 * @param isProfiled whether the servers are recorded where they have most to do
 * @param wildfly where WildFly is, unpacked
 * @param ear what is deployed on it
 * @param target the folder of what is written
 */
record BenchOptions(
    Set<String> only,
    boolean isShort,
    boolean isProfiled,
    Optional<Path> wildfly,
    Path ear,
    Path target) {

  static BenchOptions ofSystemProperties() {
    return new BenchOptions(
        Arrays.stream(property("bench.only").orElse("").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet()),
        isOn("bench.short"),
        isOn("bench.profile"),
        property("bench.wildfly")
            .or(() -> Optional.ofNullable(System.getenv("WILDFLY_HOME")))
            .filter(home -> !home.isBlank())
            .map(Path::of),
        Path.of(property("bench.ear").orElse("ear/target/chorale.ear")),
        Path.of(property("bench.target").orElse("bench/target")));
  }

  boolean isAskedFor(String part) {
    return only.isEmpty() || only.contains(part);
  }

  private static boolean isOn(String name) {
    return property(name).map(value -> !value.equals("false")).orElse(false);
  }

  /** Maven hands on a property that nobody set as nothing. */
  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
