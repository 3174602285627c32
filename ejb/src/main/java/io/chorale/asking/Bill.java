package io.chorale.asking;

import io.chorale.budget.Charge;
import io.chorale.model.Cost;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What it takes to get one answer: the calls that are over, and the one that goes on. */
final class Bill {

  private final long askedAt;
  private TokenUsage used = TokenUsage.NONE;
  private @Nullable Cost cost = Cost.ZERO;
  private boolean estimated;
  private @Nullable Duration timeToFirstToken;

  /**
   * @param askedAt in nanoseconds of the meters' clock
   */
  Bill(long askedAt) {
    this.askedAt = askedAt;
  }

  /** With a call that still goes on. */
  Spending running(Charge charge, Meter meter) {
    noteFirstToken(meter);
    return new Spending(
        plus(charge),
        plus(cost, charge.cost()),
        estimated || charge.estimated(),
        timeToFirstToken,
        meter.tokensPerSecond(charge.used().output()));
  }

  /** With a call that is over; empty when it used nothing, so that there is nothing to tell. */
  Optional<Spending> closed(Charge charge, Meter meter) {
    Spending spending = running(charge, meter);
    used = spending.tokens();
    cost = spending.cost();
    estimated = spending.estimated();
    return charge.used().equals(TokenUsage.NONE) ? Optional.empty() : Optional.of(spending);
  }

  private void noteFirstToken(Meter meter) {
    Long first = meter.firstTokenAt();
    if (timeToFirstToken == null && first != null) {
      timeToFirstToken = Duration.ofNanos(first - askedAt);
    }
  }

  /** A single call's figures stay as its provider counts them. */
  private TokenUsage plus(Charge charge) {
    return used.equals(TokenUsage.NONE) ? charge.used() : used.plus(charge.used());
  }

  private static @Nullable Cost plus(@Nullable Cost one, @Nullable Cost other) {
    return one == null || other == null ? null : one.plus(other);
  }
}
