package io.chorale.rest;

import io.chorale.job.RequestKey;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a string in
 * quotes, as RFC 8941 has it, or the same without them, as most clients send it.
 */
final class IdempotencyKey {

  static final String NAME = "Idempotency-Key";

  private static final String RULE =
      "An Idempotency-Key has 1 to %d characters, none of them a control character."
          .formatted(RequestKey.MAX_LENGTH);

  private IdempotencyKey() {}

  /**
   * @return null when there is none
   * @throws RefusedException when it is malformed
   */
  static @Nullable String parse(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String stripped = header.strip();
    boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
    String key =
        quoted
            ? stripped.substring(1, stripped.length() - 1).replaceAll("\\\\([\"\\\\])", "$1")
            : stripped;
    if (!RequestKey.isValid(key)) {
      throw RefusedException.parameter(NAME, RULE);
    }
    return key;
  }
}
