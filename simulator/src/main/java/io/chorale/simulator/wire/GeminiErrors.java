package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.wire.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Google's error model (google.rpc.Status as JSON), which answers a bad key with a 400. */
record GeminiErrors() implements Errors {

  private static final String TYPE = "type.googleapis.com/google.rpc.";

  @Override
  public int status(Reason reason) {
    return switch (reason) {
      case BAD_KEY -> 400;
      case NO_KEY -> 403;
      default -> reason.status();
    };
  }

  @Override
  public ObjectNode body(Refusal refusal, String requestId) {
    ObjectNode body = Json.object();
    ObjectNode error =
        body.putObject("error")
            .put("code", status(refusal.reason()))
            .put("message", refusal.words())
            .put("status", word(refusal.reason()));
    ArrayNode details = Json.array();
    details(refusal, details);
    if (!details.isEmpty()) {
      error.set("details", details);
    }
    return body;
  }

  private static void details(Refusal refusal, ArrayNode details) {
    if (refusal.reason() == Reason.BAD_KEY) {
      details
          .addObject()
          .put("@type", TYPE + "ErrorInfo")
          .put("reason", "API_KEY_INVALID")
          .put("domain", "googleapis.com")
          .putObject("metadata")
          .put("service", "generativelanguage.googleapis.com");
    }
    if (refusal.reason() == Reason.BAD_VALUE) {
      details
          .addObject()
          .put("@type", TYPE + "BadRequest")
          .putArray("fieldViolations")
          .addObject()
          .put("field", "generation_config.temperature")
          .put("description", refusal.words());
    }
    if (!refusal.waiting().isZero()) {
      details
          .addObject()
          .put("@type", TYPE + "RetryInfo")
          .put("retryDelay", Waits.protobuf(refusal.waiting()));
    }
  }

  @Override
  public void event(String requestId, StringBuilder out) {
    Refusal refusal = refusal(Reason.OVERLOADED, Duration.ZERO);
    out.append("data: ").append(body(refusal, requestId)).append("\r\n\r\n");
  }

  private static String word(Reason reason) {
    return switch (reason) {
      case BAD_REQUEST, BAD_VALUE, TOO_LONG, BAD_KEY, TOO_LARGE -> "INVALID_ARGUMENT";
      case NO_KEY -> "PERMISSION_DENIED";
      case NOT_FOUND, NO_MODEL -> "NOT_FOUND";
      case WRONG_METHOD -> "UNIMPLEMENTED";
      case RATE_LIMITED, NO_CREDIT -> "RESOURCE_EXHAUSTED";
      case SERVER_ERROR -> "INTERNAL";
      case OVERLOADED, UNAVAILABLE -> "UNAVAILABLE";
    };
  }

  @Override
  public String words(Reason reason) {
    return switch (reason) {
      case BAD_KEY -> "API key not valid. Please pass a valid API key.";
      case NO_CREDIT ->
          "Your prepayment credits are depleted. Please go to AI Studio at"
              + " https://ai.studio/projects to manage your project and billing.";
      case OVERLOADED -> "The model is overloaded. Please try again later.";
      case UNAVAILABLE -> "The service is currently unavailable.";
      case BAD_VALUE -> "Invalid value at 'generation_config.temperature' (TYPE_FLOAT), \"warm\"";
      case TOO_LONG ->
          "The input token count (1054016) exceeds the maximum number of tokens allowed (1048576).";
      case RATE_LIMITED -> "Rate limit reached (simulated).";
      case SERVER_ERROR -> "Internal server error (simulated).";
      case NO_MODEL ->
          "The model is not found for API version v1beta, or is not supported for generateContent.";
      default -> "An internal error has occurred. Please retry.";
    };
  }

  @Override
  public Map<String, String> waitHeaders(Duration wait, Instant now) {
    return Map.of("retry-after", Waits.seconds(wait));
  }
}
