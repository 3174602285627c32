package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.wire.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Anthropic's {@code {"type":"error","error":{"type","message"}}}, whole and as an event. */
record AnthropicErrors() implements Errors {

  /** Of no RFC: Anthropic's own for a service that has too much to do. */
  private static final int OVERLOADED = 529;

  @Override
  public int status(Reason reason) {
    return switch (reason) {
      case NO_CREDIT -> 400;
      case OVERLOADED -> OVERLOADED;
      default -> reason.status();
    };
  }

  @Override
  public ObjectNode body(Refusal refusal, String requestId) {
    return body(refusal.reason(), refusal.words(), requestId);
  }

  @Override
  public void event(String requestId, StringBuilder out) {
    ObjectNode body = body(Reason.OVERLOADED, words(Reason.OVERLOADED), requestId);
    out.append("event: error\ndata: ").append(body).append("\n\n");
  }

  private static ObjectNode body(Reason reason, String words, String requestId) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("type", type(reason)).put("message", words);
    return body.put("request_id", "req_" + requestId);
  }

  private static String type(Reason reason) {
    return switch (reason) {
      case BAD_REQUEST, BAD_VALUE, TOO_LONG, NO_CREDIT, WRONG_METHOD -> "invalid_request_error";
      case NO_KEY, BAD_KEY -> "authentication_error";
      case NOT_FOUND, NO_MODEL -> "not_found_error";
      case TOO_LARGE -> "request_too_large";
      case RATE_LIMITED -> "rate_limit_error";
      case OVERLOADED -> "overloaded_error";
      case SERVER_ERROR, UNAVAILABLE -> "api_error";
    };
  }

  @Override
  public String words(Reason reason) {
    return switch (reason) {
      case BAD_KEY -> "invalid x-api-key";
      case NO_CREDIT ->
          "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing"
              + " to upgrade or purchase credits.";
      case OVERLOADED -> "Overloaded";
      case UNAVAILABLE -> "Service unavailable";
      case BAD_VALUE -> "temperature: range: 0..1";
      case TOO_LONG -> "prompt is too long: 208310 tokens > 200000 maximum";
      case RATE_LIMITED -> "Rate limit reached (simulated).";
      case SERVER_ERROR -> "Internal server error (simulated).";
      case NO_MODEL -> "model: not found";
      default -> "Internal server error";
    };
  }

  @Override
  public Map<String, String> waitHeaders(Duration wait, Instant now) {
    String reset = Waits.instant(now, wait);
    return Map.of(
        "retry-after", Waits.seconds(wait),
        "anthropic-ratelimit-requests-limit", "60",
        "anthropic-ratelimit-requests-remaining", "0",
        "anthropic-ratelimit-requests-reset", reset,
        "anthropic-ratelimit-tokens-limit", "100000",
        "anthropic-ratelimit-tokens-remaining", "99000",
        "anthropic-ratelimit-tokens-reset", reset);
  }
}
