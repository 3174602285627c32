package io.chorale.ledger;

import io.chorale.model.Cost;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent in a day and in a month (both UTC), by one user and by all together. Null is no
 * limit.
 */
public record BudgetLimits(
    @Nullable Cost userDay,
    @Nullable Cost userMonth,
    @Nullable Cost allDay,
    @Nullable Cost allMonth) {

  public static final BudgetLimits NONE = new BudgetLimits(null, null, null, null);

  public boolean any() {
    return userDay != null || userMonth != null || allDay != null || allMonth != null;
  }
}
