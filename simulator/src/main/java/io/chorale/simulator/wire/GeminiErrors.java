package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Google's error model (google.rpc.Status as JSON), which answers a bad key with a 400. */
final class GeminiErrors {

  private static final String TYPE = "type.googleapis.com/google.rpc.";

  private GeminiErrors() {}

  static int status(Refusal.Reason reason) {
    return switch (reason) {
      case BAD_KEY -> 400;
      case NO_KEY -> 403;
      default -> reason.status();
    };
  }

  static ObjectNode body(Refusal refusal, int status) {
    ObjectNode body = Json.object();
    ObjectNode error =
        body.putObject("error")
            .put("code", status)
            .put("message", refusal.words())
            .put("status", word(refusal.reason()));
    if (refusal.reason() == Refusal.Reason.BAD_KEY) {
      ArrayNode details = error.putArray("details");
      details
          .addObject()
          .put("@type", TYPE + "ErrorInfo")
          .put("reason", "API_KEY_INVALID")
          .put("domain", "googleapis.com")
          .putObject("metadata")
          .put("service", "generativelanguage.googleapis.com");
    }
    if (refusal.reason() == Refusal.Reason.RATE_LIMITED) {
      ArrayNode details = error.putArray("details");
      details
          .addObject()
          .put("@type", TYPE + "RetryInfo")
          .put("retryDelay", Refusal.RETRY_AFTER.toSeconds() + "s");
    }
    return body;
  }

  private static String word(Refusal.Reason reason) {
    return switch (reason) {
      case BAD_REQUEST, BAD_KEY, TOO_LARGE -> "INVALID_ARGUMENT";
      case NO_KEY -> "PERMISSION_DENIED";
      case NOT_FOUND -> "NOT_FOUND";
      case WRONG_METHOD -> "UNIMPLEMENTED";
      case RATE_LIMITED -> "RESOURCE_EXHAUSTED";
      case SERVER_ERROR -> "INTERNAL";
    };
  }
}
