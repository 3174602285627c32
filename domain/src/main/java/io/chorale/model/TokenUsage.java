package io.chorale.model;

/**
 * Tokens that a call has used.
 *
 * @param input tokens of the request
 * @param output tokens of the answer, thinking included
 * @param thinking those of the output that went into reasoning; 0 where the provider does not say
 */
public record TokenUsage(long input, long output, long thinking) {

  public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

  public TokenUsage {
    if (input < 0 || output < 0 || thinking < 0) {
      throw new IllegalArgumentException("tokens are not negative");
    }
  }
}
