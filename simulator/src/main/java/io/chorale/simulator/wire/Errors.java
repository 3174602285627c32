package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.wire.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How one provider says that something went wrong. */
public sealed interface Errors permits OpenAiErrors, AnthropicErrors, GeminiErrors {

  int status(Reason reason);

  ObjectNode body(Refusal refusal, String requestId);

  /** An error inside a stream, as one whole event. */
  void event(String requestId, StringBuilder out);

  /** The headers that say how long to wait. */
  Map<String, String> waitHeaders(Duration wait, Instant now);

  /** What the provider says when it refuses for this reason. */
  String words(Reason reason);

  /**
   * A refusal in the provider's own words.
   *
   * @param wait zero when the client is not told
   */
  default Refusal refusal(Reason reason, Duration wait) {
    return new Refusal(reason, words(reason), wait);
  }
}
