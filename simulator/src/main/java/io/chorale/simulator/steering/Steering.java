package io.chorale.simulator.steering;

import io.chorale.simulator.answer.Part;
import io.chorale.simulator.wire.Manner;
import io.chorale.simulator.wire.Reporting;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a simulated model behaves.
 *
 * @param rate tokens per second, of thoughts and text alike
 * @param tokens text tokens of the answer; empty for its natural length
 * @param thoughts thought sentences; empty for a natural number of them
 * @param ttft time to the first token
 * @param stamp whether every text token carries the nanosecond it was written
 * @param retry what a refusal tells the client to wait, zero for no word of it; empty for what the
 *     fault has of its own
 * @param manner what is told besides the text
 * @param part how it behaves in a conversation
 */
public record Steering(
    double rate,
    OptionalInt tokens,
    OptionalInt thoughts,
    Duration ttft,
    boolean stamp,
    Fault fault,
    Optional<Duration> retry,
    Manner manner,
    Part part) {

  private static final String PREFIX = "sim:";

  /** Any name that does not begin with {@code sim:} behaves as the defaults. */
  public static Steering of(String model) {
    Pairs pairs = new Pairs(model.startsWith(PREFIX) ? model.substring(PREFIX.length()) : "");
    Steering steering =
        new Steering(
            pairs.take("rate", Bounds::rate, 30.0),
            pairs.take(
                "tokens", it -> count("tokens", it, 1, Bounds.MAX_TOKENS), OptionalInt.empty()),
            pairs.take(
                "thoughts",
                it -> count("thoughts", it, 0, Bounds.MAX_THOUGHTS),
                OptionalInt.empty()),
            pairs.take("ttft", it -> millis("ttft", it), Duration.ofMillis(300)),
            pairs.take("stamp", it -> Words.on("stamp", it), false),
            pairs.take("fault", Fault::parse, Fault.NONE),
            pairs.take("retry", it -> Optional.of(millis("retry", it)), Optional.empty()),
            manner(pairs),
            new Part(
                pairs.take("recount", it -> Words.on("recount", it), false),
                pairs.take("say", it -> Optional.of(Words.cue(it)), Optional.empty())));
    // Only there to tell models apart that behave alike.
    pairs.take("tag", Words::tag, "");
    pairs.nothingLeft();
    return steering;
  }

  private static Manner manner(Pairs pairs) {
    Reporting reporting = pairs.take("usage", Words::reporting, Reporting.USUAL);
    boolean none = pairs.take("nousage", it -> Words.on("nousage", it), false);
    return new Manner(
        none ? Reporting.NEVER : reporting,
        pairs.take("cite", it -> Bounds.whole("cite", it, 0, Bounds.MAX_CITATIONS), 0),
        pairs.take("tool", it -> Optional.of(Words.tool(it)), Optional.empty()));
  }

  private static OptionalInt count(String key, String value, int min, int max) {
    return OptionalInt.of(Bounds.whole(key, value, min, max));
  }

  private static Duration millis(String key, String value) {
    return Duration.ofMillis(Bounds.whole(key, value, 0, Bounds.MAX_MILLIS));
  }
}
