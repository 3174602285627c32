package io.chorale.provider;

import io.chorale.model.ModelException.Kind;
import java.util.Arrays;
import java.util.Locale;

/**
 * The one table from what a provider answers to a kind of failure. What the body says goes before
 * the status: several providers tell of an empty account with the status of a rate limit.
 */
final class FailureKinds {

  private FailureKinds() {}

  /**
   * @param status of the answer, or the one that an error inside a stream names; 0 for none
   */
  static Kind of(int status, ProviderError error) {
    String code = error.code();
    String message = error.message().toLowerCase(Locale.ROOT);
    if (says(code, "in_flight_budget")) {
      // Of OpenRouter, with a 402: other requests hold the money, but not for long.
      return Kind.RATE_LIMIT;
    }
    if (status == 402 || unpaid(code, message)) {
      return Kind.NO_CREDIT;
    }
    if (declined(code, message)) {
      return Kind.REFUSED;
    }
    if (status == 413
        // OpenAI, of a request that no minute has enough tokens for; waiting helps nothing.
        || (status == 429 && says(message, "request too large"))
        || (mayBeTooLong(status) && tooLong(code, message))) {
      return Kind.CONTEXT_TOO_LONG;
    }
    if (says(code, "unsupported_country")) {
      return Kind.BAD_REQUEST;
    }
    if (status == 401 || status == 403 || badKey(code, message)) {
      return Kind.BAD_KEY;
    }
    if (status == 429 || says(code, "rate_limit", "resource_exhausted", "too_many_requests")) {
      return Kind.RATE_LIMIT;
    }
    return byStatus(status, code);
  }

  private static Kind byStatus(int status, String code) {
    return switch (status) {
      // 522 and 524 are Cloudflare's, before many a provider.
      case 408, 504, 522, 524 -> Kind.TIMEOUT;
      // 409 is Anthropic's and 425 TLS's word for "once more, please"; 498 is Groq's "no capacity".
      case 409, 425, 498 -> Kind.OVERLOADED;
      // Google's and Groq's word for a caller that hung up, which we did not.
      case 499 -> Kind.NETWORK;
      case 0 -> byCode(code);
      default -> status < 500 && !says(code, "overloaded") ? Kind.BAD_REQUEST : Kind.OVERLOADED;
    };
  }

  private static Kind byCode(String code) {
    if (says(code, "timeout", "deadline_exceeded")) {
      return Kind.TIMEOUT;
    }
    boolean ours = says(code, "invalid", "not_found", "failed_precondition", "unsupported");
    return ours && !says(code, "overloaded") ? Kind.BAD_REQUEST : Kind.OVERLOADED;
  }

  /** Not the word "billing" in a message: Gemini mentions it whenever it limits the rate. */
  private static boolean unpaid(String code, String message) {
    return says(
            code,
            "insufficient_quota",
            "insufficient_balance",
            "insufficient_credit",
            "credit_balance",
            "billing_",
            "spend_limit",
            "usage_limit",
            "openrouter_guardrail_budget",
            "openrouter_workspace_budget",
            "openrouter_key_limit")
        || says(
            message,
            "credit balance is too low",
            "insufficient balance",
            "insufficient credits",
            // Gemini, with a 429.
            "credits are depleted",
            // xAI, of a team that has paid nothing yet or has spent it.
            "have any credits",
            "used all available credits",
            // Anthropic, of a limit that the organisation has set itself; a plain 400.
            "api usage limits");
  }

  private static boolean declined(String code, String message) {
    return says(code, "content_filter", "content_policy", "moderation", "responsibleai")
        || says(message, "usage guidelines", "usage policy", "usage policies");
  }

  private static boolean badKey(String code, String message) {
    return says(code, "api_key_invalid", "invalid_api_key", "authentic", "permission")
        // xAI, with a plain 400.
        || says(message, "incorrect api key");
  }

  private static boolean mayBeTooLong(int status) {
    return status == 0 || status == 400 || status == 422;
  }

  private static boolean tooLong(String code, String message) {
    return says(
            code,
            "context_length",
            "context_size",
            "context_window",
            "string_too_long",
            "string_above_max_length",
            "request_too_large")
        || says(
            message,
            "context length",
            "context limit",
            "context window",
            "context size",
            "prompt is too long",
            "maximum prompt length",
            "input token count");
  }

  private static boolean says(String text, String... words) {
    return Arrays.stream(words).anyMatch(text::contains);
  }
}
