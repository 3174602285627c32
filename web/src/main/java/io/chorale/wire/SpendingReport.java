package io.chorale.wire;

import io.chorale.model.Cost;
import io.chorale.model.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a team has used, as its {@code usage} events tell it.
 *
 * @param costUsd null when a model has no price
 * @param estimated whether any of it was counted here, and not by the provider
 */
public record SpendingReport(
    long inputTokens,
    long outputTokens,
    long thinkingTokens,
    long cachedTokens,
    @Nullable BigDecimal costUsd,
    boolean estimated,
    @Nullable Long timeToFirstTokenMs,
    BigDecimal tokensPerSecond) {

  public static SpendingReport of(Spending spending) {
    Cost cost = spending.cost();
    Duration first = spending.timeToFirstToken();
    return new SpendingReport(
        spending.tokens().input(),
        spending.tokens().output(),
        spending.tokens().thinking(),
        spending.tokens().cache().read(),
        cost == null ? null : cost.dollars(),
        spending.estimated(),
        first == null ? null : first.toMillis(),
        BigDecimal.valueOf(spending.tokensPerSecond()).setScale(1, RoundingMode.HALF_UP));
  }
}
