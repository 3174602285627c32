package io.chorale.asking;

import io.chorale.budget.Charge;
import io.chorale.model.Cost;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the calls that are over cost, which it took to get an answer. */
final class Bill {

  private TokenUsage used = TokenUsage.NONE;
  private @Nullable Cost cost = Cost.ZERO;
  private boolean estimated;

  void add(Charge charge) {
    used = plus(charge);
    cost = plus(cost, charge.cost());
    estimated |= charge.estimated();
  }

  /** With a call that is still going on. */
  Spending with(Charge charge, @Nullable Duration timeToFirstToken, double tokensPerSecond) {
    return new Spending(
        plus(charge),
        plus(cost, charge.cost()),
        estimated || charge.estimated(),
        timeToFirstToken,
        tokensPerSecond);
  }

  Spending alone(@Nullable Duration timeToFirstToken, double tokensPerSecond) {
    return new Spending(used, cost, estimated, timeToFirstToken, tokensPerSecond);
  }

  /** A single call's figures stay as its provider counts them. */
  private TokenUsage plus(Charge charge) {
    return used.equals(TokenUsage.NONE) ? charge.used() : used.plus(charge.used());
  }

  private static @Nullable Cost plus(@Nullable Cost one, @Nullable Cost other) {
    return one == null || other == null ? null : one.plus(other);
  }
}
