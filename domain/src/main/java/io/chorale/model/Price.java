package io.chorale.model;

import java.math.BigDecimal;

/**
 * What a model costs, in US dollars for a million tokens.
 *
 * @param cachedInput input that the provider had in its cache
 * @param cacheWrite input that it put there
 * @param thinking output that went into reasoning
 */
public record Price(
    BigDecimal input,
    BigDecimal output,
    BigDecimal cachedInput,
    BigDecimal cacheWrite,
    BigDecimal thinking) {

  public static final Price FREE = of(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int MILLION = 6;

  public Price {
    for (BigDecimal price : new BigDecimal[] {input, output, cachedInput, cacheWrite, thinking}) {
      if (price.signum() < 0) {
        throw new IllegalArgumentException("a price is not negative");
      }
    }
  }

  /** A price that knows no difference between kinds of input, nor between kinds of output. */
  public static Price of(BigDecimal input, BigDecimal output) {
    return new Price(input, output, input, input, output);
  }

  public Cost of(TokenUsage used) {
    long thought = Math.min(used.thinking(), used.output());
    BigDecimal dollars =
        times(input, used.freshInput())
            .add(times(cachedInput, used.cache().read()))
            .add(times(cacheWrite, used.cache().written()))
            .add(times(thinking, thought))
            .add(times(output, used.output() - thought));
    return Cost.ofDollars(dollars.movePointLeft(MILLION));
  }

  /** What so many tokens cost at the most, whatever kind they turn out to be. */
  public Cost most(long inputTokens, long outputTokens) {
    return Cost.ofDollars(
        times(input.max(cachedInput).max(cacheWrite), inputTokens)
            .add(times(output.max(thinking), outputTokens))
            .movePointLeft(MILLION));
  }

  private static BigDecimal times(BigDecimal price, long tokens) {
    return price.multiply(BigDecimal.valueOf(tokens));
  }
}
