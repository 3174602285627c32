package io.chorale.simulator.steering;

/**
 * What goes wrong, and the number that belongs to it.
 *
 * @param at text tokens before the fault, calls with the fault, or megabytes, as its kind has it; 0
 *     for the kinds without a number
 */
public record Fault(Kind kind, int at) {

  public static final Fault NONE = new Fault(Kind.NONE, 0);

  static Fault parse(String value) {
    String[] parts = value.split("@", 2);
    Kind kind = Kind.named(parts[0]).orElseThrow(() -> unknown(value));
    if ((kind.unit() == Unit.NOTHING) != (parts.length == 1)) {
      throw unknown(value);
    }
    return new Fault(kind, parts.length == 1 ? 0 : kind.unit().read(parts[1]));
  }

  /** How many of {@code tokens} text tokens are sent before the fault. */
  public int lastOf(int tokens) {
    return kind.unit() == Unit.TOKENS ? Math.min(at, tokens) : tokens;
  }

  private static SteeringException unknown(String value) {
    return new SteeringException("fault=" + value + " is none of " + Kind.names());
  }
}
