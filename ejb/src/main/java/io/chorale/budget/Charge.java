package io.chorale.budget;

import io.chorale.ledger.Basis;
import io.chorale.model.Cost;
import io.chorale.model.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a call is charged.
 *
 * @param cost null when the model has no price
 */
public record Charge(TokenUsage used, @Nullable Cost cost, Basis basis) {

  /** A call that the provider did not take. */
  public static final Charge NOTHING = new Charge(TokenUsage.NONE, Cost.ZERO, Basis.ESTIMATED);

  public boolean estimated() {
    return basis == Basis.ESTIMATED && !used.equals(TokenUsage.NONE);
  }
}
