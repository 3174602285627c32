package io.chorale.simulator.steering;

/**
 * What goes wrong, and after how many text tokens ({@code at}, 0 for the faults that come first).
 */
public record Fault(Kind kind, int at) {

  /** The closed set of faults; the name in the steering is in the comment. */
  public enum Kind {
    NONE,
    /** {@code 429}: refused, with the provider's rate limit headers. */
    RATE_LIMIT,
    /** {@code 500}. */
    SERVER_ERROR,
    /** {@code empty}: status 200, an event stream, no event. */
    EMPTY,
    /** {@code cut@n}: the connection is closed inside the body. */
    CUT,
    /** {@code stall@n}: nothing more is sent, the connection stays open. */
    STALL,
    /** {@code garbage@n}: a data line that is no JSON, then the response ends. */
    GARBAGE
  }

  static final String NAMES = "429, 500, empty, cut@n, stall@n, garbage@n";

  public static final Fault NONE = new Fault(Kind.NONE, 0);

  static Fault parse(String value) {
    int mark = value.indexOf('@');
    if (mark < 0) {
      return new Fault(atOnce(value), 0);
    }
    int at = Bounds.whole("fault", value.substring(mark + 1), 0, Bounds.MAX_TOKENS);
    return new Fault(later(value.substring(0, mark), value), at);
  }

  /** How many of {@code tokens} text tokens are sent before the fault. */
  public int lastOf(int tokens) {
    return switch (kind) {
      case CUT, STALL, GARBAGE -> Math.min(at, tokens);
      case NONE -> tokens;
      case RATE_LIMIT, SERVER_ERROR, EMPTY -> 0;
    };
  }

  private static Kind atOnce(String value) {
    return switch (value) {
      case "429" -> Kind.RATE_LIMIT;
      case "500" -> Kind.SERVER_ERROR;
      case "empty" -> Kind.EMPTY;
      default -> throw unknown(value);
    };
  }

  private static Kind later(String name, String value) {
    return switch (name) {
      case "cut" -> Kind.CUT;
      case "stall" -> Kind.STALL;
      case "garbage" -> Kind.GARBAGE;
      default -> throw unknown(value);
    };
  }

  private static SteeringException unknown(String value) {
    return new SteeringException("fault=" + value + " is none of " + NAMES);
  }
}
