package io.chorale.model;

/**
 * Tokens that a call has used.
 *
 * @param input tokens of the request, as the provider counts them
 * @param output tokens of the answer, thinking included
 * @param thinking those of the output that went into reasoning; 0 where the provider does not say
 * @param cache what of the request the provider kept, or had kept already
 */
public record TokenUsage(long input, long output, long thinking, CacheUse cache) {

  public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

  public TokenUsage {
    if (input < 0 || output < 0 || thinking < 0) {
      throw new IllegalArgumentException("tokens are not negative");
    }
  }

  public TokenUsage(long input, long output, long thinking) {
    this(input, output, thinking, CacheUse.NONE);
  }

  /** The tokens of the request that cost what fresh ones cost. */
  public long freshInput() {
    return cache.withinInput() ? Math.max(0, input - cache.read() - cache.written()) : input;
  }

  /** The output that is no thinking. */
  public long answer() {
    return output - Math.min(thinking, output);
  }

  /**
   * @param part what is contained in this
   */
  TokenUsage minus(TokenUsage part) {
    return new TokenUsage(
        input - part.input,
        output - part.output,
        thinking - part.thinking,
        cache.minus(part.cache));
  }

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        input + other.input,
        output + other.output,
        thinking + other.thinking,
        cache.plus(other.cache));
  }
}
