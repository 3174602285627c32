package io.chorale.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has used, whatever it took to get it: retries and fallbacks included.
 *
 * @param cost null when the model has no price in the table
 * @param estimated whether any of it was counted here, and not by the provider
 * @param timeToFirstToken from the asking on; null before the first token
 * @param tokensPerSecond of the output, from the first token on; 0 while that cannot be told
 */
public record Spending(
    TokenUsage tokens,
    @Nullable Cost cost,
    boolean estimated,
    @Nullable Duration timeToFirstToken,
    double tokensPerSecond) {

  public static final Spending NOTHING = new Spending(TokenUsage.NONE, Cost.ZERO, false, null, 0);

  /** What was taken behind an earlier state of the same account; its speed is the later one's. */
  public Spending since(Spending earlier) {
    return earlier.tokens.equals(TokenUsage.NONE)
        ? this
        : new Spending(
            tokens.minus(earlier.tokens),
            cost == null || earlier.cost == null ? null : cost.minus(earlier.cost),
            estimated,
            timeToFirstToken,
            tokensPerSecond);
  }

  /** What an answer took in all that is the later of two; its speed is the answer's. */
  public Spending after(Spending earlier) {
    return earlier.tokens.equals(TokenUsage.NONE)
        ? this
        : new Spending(
            earlier.tokens.plus(tokens),
            cost == null || earlier.cost == null ? null : earlier.cost.plus(cost),
            estimated || earlier.estimated,
            timeToFirstToken,
            tokensPerSecond);
  }
}
