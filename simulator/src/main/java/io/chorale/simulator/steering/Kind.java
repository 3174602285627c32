package io.chorale.simulator.steering;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The closed set of faults, each with its name in the steering. */
public enum Kind {
  NONE("", Unit.NOTHING),

  // Refused before anything is answered, in the provider's own shape.
  /** 429 with the provider's rate limit headers. */
  RATE_LIMIT("429", Unit.NOTHING),
  SERVER_ERROR("500", Unit.NOTHING),
  BAD_KEY("badkey", Unit.NOTHING),
  NO_CREDIT("nocredit", Unit.NOTHING),
  /** 529 of Anthropic, 503 of the others. */
  OVERLOADED("overloaded", Unit.NOTHING),
  BAD_REQUEST("badrequest", Unit.NOTHING),
  /** The prompt does not fit the model's context. */
  TOO_LONG("toolong", Unit.NOTHING),
  /** The first calls that name exactly this model get a 503. */
  FLAKY("flaky", Unit.CALLS),

  // Not what a provider answers, but what arrives.
  /** Status 200, an event stream, no event. */
  EMPTY("empty", Unit.NOTHING),
  /** Status 200 with an error as JSON where events were due. */
  JSON("json", Unit.NOTHING),
  /** A proxy's 502 page. */
  HTML("html", Unit.NOTHING),
  /** The same page with status 200. */
  HTML_200("html200", Unit.NOTHING),
  /** No answer at all, not even a status. */
  HANG("hang", Unit.NOTHING),
  /** Status and headers at once, then signs of life for ever. */
  SLOW("slow", Unit.NOTHING),

  // In the answer, after so many text tokens.
  /** The connection is closed inside the body. */
  CUT("cut", Unit.TOKENS),
  /** The same with a TCP reset. */
  RESET("reset", Unit.TOKENS),
  /** Nothing more is sent, the connection stays open. */
  STALL("stall", Unit.TOKENS),
  /** A data line that is no JSON, then the response ends. */
  GARBAGE("garbage", Unit.TOKENS),
  /** The provider's error as an event, then the response ends. */
  ERROR("error", Unit.TOKENS),
  /** The response ends without the mark that the answer is whole. */
  NO_MARK("nomark", Unit.TOKENS),
  /** The answer ends well-formed, at the limit of its length. */
  LENGTH("length", Unit.TOKENS),
  /** The provider's filter ends the answer, or does not let it begin. */
  REFUSED("refused", Unit.NOTHING),

  // More than anyone asked for.
  /** An answer as long as this, as fast as the client reads. */
  FLOOD("flood", Unit.MEGABYTES),
  /** The same in one event. */
  BIG_EVENT("bigevent", Unit.MEGABYTES);

  private final String word;
  private final Unit unit;

  Kind(String word, Unit unit) {
    this.word = word;
    this.unit = unit;
  }

  Unit unit() {
    return unit;
  }

  /** Whether it breaks a stream off without the provider's mark of the end. */
  public boolean breaksOff() {
    return switch (this) {
      case CUT, RESET, STALL, GARBAGE, ERROR, NO_MARK -> true;
      default -> false;
    };
  }

  /** Whether it models a provider that overlooks the request's output limit. */
  public boolean isBulk() {
    return unit == Unit.MEGABYTES;
  }

  static Optional<Kind> named(String word) {
    return all().filter(kind -> kind.word.equals(word)).findFirst();
  }

  static String names() {
    return all()
        .map(kind -> kind.word + (kind.unit == Unit.NOTHING ? "" : "@n"))
        .collect(joining(", "));
  }

  private static Stream<Kind> all() {
    return Arrays.stream(values()).filter(kind -> kind != NONE);
  }
}
