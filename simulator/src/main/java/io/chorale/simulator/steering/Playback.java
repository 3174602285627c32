package io.chorale.simulator.steering;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which recording is played, and how: {@code rec:name;seed=7;cutevent=3}.
 *
 * @param name a plain file name without its ending
 * @param seed of the sizes of the pieces
 * @param fault comes after {@code fault.at()} events of the recording
 */
public record Playback(String name, long seed, Fault fault) {

  private static final String PREFIX = "rec:";

  /** No slash, and no dot in front: nothing that leads out of the folder. */
  private static final String PLAIN = "[A-Za-z0-9_][A-Za-z0-9._-]{0,199}";

  public static boolean isMeant(String model) {
    return model.startsWith(PREFIX);
  }

  /**
   * @throws SteeringException when the name is no plain file name, or an option is unclear
   */
  public static Playback of(String model) {
    String[] parts = model.substring(PREFIX.length()).split(";", 2);
    String name = parts[0].strip();
    if (!name.matches(PLAIN)) {
      throw new SteeringException("\"" + name + "\" is not the plain name of a recording");
    }
    Pairs pairs = new Pairs(parts.length == 1 ? "" : parts[1]);
    long seed = pairs.take("seed", Bounds::seed, 0L);
    Fault fault = fault(pairs);
    pairs.nothingLeft();
    return new Playback(name, seed, fault);
  }

  private static Fault fault(Pairs pairs) {
    List<Fault> faults =
        Stream.of(
                after("cutevent", Kind.CUT, pairs),
                after("errorevent", Kind.ERROR, pairs),
                after("stallevent", Kind.STALL, pairs))
            .filter(fault -> fault.kind() != Kind.NONE)
            .toList();
    if (faults.size() > 1) {
      throw new SteeringException("a recording breaks off once");
    }
    return faults.isEmpty() ? Fault.NONE : faults.get(0);
  }

  private static Fault after(String key, Kind kind, Pairs pairs) {
    return pairs.take(
        key, it -> new Fault(kind, Bounds.whole(key, it, 0, Bounds.MAX_TOKENS)), Fault.NONE);
  }
}
