package io.chorale.provider;

import io.chorale.model.ModelException.Kind;
import java.util.Arrays;
import java.util.Locale;

/** The one table from what a provider answers to a kind of failure. */
final class FailureKinds {

  private FailureKinds() {}

  /**
   * @param status of the answer, or the one that an error inside a stream names; 0 for none
   */
  static Kind of(int status, ProviderError error) {
    String code = error.code();
    String message = error.message().toLowerCase(Locale.ROOT);
    if (status == 402
        // Not the word "billing": Gemini mentions it whenever it limits the rate.
        || says(code, "insufficient_quota", "insufficient_balance", "billing_")
        || says(message, "credit balance is too low", "insufficient balance")) {
      return Kind.NO_CREDIT;
    }
    if (status == 413 || (mayBeTooLong(status) && tooLong(code, message))) {
      return Kind.CONTEXT_TOO_LONG;
    }
    if (status == 401
        || status == 403
        || says(code, "api_key_invalid", "invalid_api_key", "authentication", "permission")) {
      return Kind.BAD_KEY;
    }
    if (says(code, "content_filter", "content_policy")) {
      return Kind.REFUSED;
    }
    if (status == 429 || says(code, "rate_limit", "resource_exhausted", "too_many_requests")) {
      return Kind.RATE_LIMIT;
    }
    if (status == 408 || status == 504) {
      return Kind.TIMEOUT;
    }
    boolean ours = status == 0 ? says(code, "invalid", "not_found") : status < 500;
    return ours && !says(code, "overloaded") ? Kind.BAD_REQUEST : Kind.OVERLOADED;
  }

  private static boolean mayBeTooLong(int status) {
    return status == 0 || status == 400 || status == 422;
  }

  private static boolean tooLong(String code, String message) {
    return says(code, "context_length", "context_size", "context_window")
        || says(
            message,
            "context length",
            "context window",
            "context size",
            "prompt is too long",
            "input token count");
  }

  private static boolean says(String text, String... words) {
    return Arrays.stream(words).anyMatch(text::contains);
  }
}
