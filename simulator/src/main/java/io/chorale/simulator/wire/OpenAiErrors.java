package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.wire.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenAI's {@code {"error":{"message","type","param","code"}}}, whole and in a stream. */
record OpenAiErrors() implements Errors {

  private static final String HAD_AN_ERROR =
      "The server had an error while processing your request. Sorry about that!";

  @Override
  public int status(Reason reason) {
    return reason.status();
  }

  @Override
  public ObjectNode body(Refusal refusal, String requestId) {
    Reason reason = refusal.reason();
    return body(refusal.words(), type(reason), param(reason), code(reason));
  }

  @Override
  public void event(String requestId, StringBuilder out) {
    out.append("data: ").append(body(HAD_AN_ERROR, "server_error", null, null)).append("\n\n");
  }

  private static ObjectNode body(
      String message, String type, @Nullable String param, @Nullable String code) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return body;
  }

  private static String type(Reason reason) {
    return switch (reason) {
      case RATE_LIMITED -> "requests";
      case NO_CREDIT -> "insufficient_quota";
      case SERVER_ERROR, OVERLOADED, UNAVAILABLE -> "server_error";
      default -> "invalid_request_error";
    };
  }

  private static @Nullable String param(Reason reason) {
    return switch (reason) {
      case TOO_LONG -> "messages";
      case BAD_VALUE -> "temperature";
      default -> null;
    };
  }

  private static @Nullable String code(Reason reason) {
    return switch (reason) {
      case BAD_KEY -> "invalid_api_key";
      case BAD_VALUE -> "decimal_above_max_value";
      case TOO_LONG -> "context_length_exceeded";
      case NOT_FOUND -> "unknown_url";
      case NO_MODEL -> "model_not_found";
      case RATE_LIMITED -> "rate_limit_exceeded";
      case NO_CREDIT -> "insufficient_quota";
      default -> null;
    };
  }

  @Override
  public String words(Reason reason) {
    return switch (reason) {
      case BAD_KEY ->
          "Incorrect API key provided: sk-simul*****ated. You can find your API key at"
              + " https://platform.openai.com/account/api-keys.";
      case NO_CREDIT ->
          "You exceeded your current quota, please check your plan and billing details. For more"
              + " information on this error, read the docs:"
              + " https://platform.openai.com/docs/guides/error-codes/api-errors.";
      case OVERLOADED, UNAVAILABLE ->
          "That model is currently overloaded with other requests. You can retry your request, or"
              + " contact us through our help center at help.openai.com if the error persists.";
      case BAD_VALUE ->
          "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3"
              + " instead.";
      case TOO_LONG ->
          "This model's maximum context length is 128000 tokens. However, your messages resulted in"
              + " 204308 tokens. Please reduce the length of the messages.";
      case RATE_LIMITED -> "Rate limit reached (simulated).";
      case SERVER_ERROR -> "Internal server error (simulated).";
      case NO_MODEL -> "The model does not exist or you do not have access to it.";
      default -> HAD_AN_ERROR;
    };
  }

  @Override
  public Map<String, String> waitHeaders(Duration wait, Instant now) {
    return Map.of(
        "retry-after",
        Waits.seconds(wait),
        "retry-after-ms",
        Long.toString(wait.toMillis()),
        "x-ratelimit-limit-requests",
        "60",
        "x-ratelimit-remaining-requests",
        "0",
        "x-ratelimit-reset-requests",
        Waits.go(wait),
        "x-ratelimit-limit-tokens",
        "150000",
        "x-ratelimit-remaining-tokens",
        "149000",
        "x-ratelimit-reset-tokens",
        Waits.go(wait));
  }
}
