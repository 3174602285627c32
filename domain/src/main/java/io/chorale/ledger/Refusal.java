package io.chorale.ledger;

import io.chorale.model.Cost;

/**
 * Why something cannot be paid.
 *
 * @param budget which one is exceeded, in words for a person: {@code your budget for today}
 * @param limit what it is
 * @param left what is neither spent nor held
 * @param needed what was to be held
 */
public record Refusal(String budget, Cost limit, Cost left, Cost needed) {

  /** A sentence for a person. */
  public String reason() {
    return "This could cost up to %s, and of %s, %s, only %s is left."
        .formatted(needed, budget, limit, left);
  }
}
