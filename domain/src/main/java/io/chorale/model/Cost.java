package io.chorale.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of US dollars.
 *
 * @param nanos billionths of a dollar, never negative: the price of one token is some tens to some
 *     thousands of them
 */
public record Cost(long nanos) implements Comparable<Cost> {

  public static final Cost ZERO = new Cost(0);

  private static final int DIGITS = 9;

  public Cost {
    if (nanos < 0) {
      throw new IllegalArgumentException("a cost is not negative");
    }
  }

  /** Rounds up: a fraction of a billionth is not given away. */
  public static Cost ofDollars(BigDecimal dollars) {
    return new Cost(
        dollars.movePointRight(DIGITS).setScale(0, RoundingMode.CEILING).longValueExact());
  }

  public BigDecimal dollars() {
    BigDecimal exact = BigDecimal.valueOf(nanos, DIGITS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  public Cost plus(Cost other) {
    return new Cost(Math.addExact(nanos, other.nanos));
  }

  /** What is left of this when the other is taken away; nothing when the other is more. */
  public Cost minus(Cost other) {
    return new Cost(Math.max(0, nanos - other.nanos));
  }

  public Cost times(int factor) {
    return new Cost(Math.multiplyExact(nanos, factor));
  }

  public boolean isMoreThan(Cost other) {
    return nanos > other.nanos;
  }

  @Override
  public int compareTo(Cost other) {
    return Long.compare(nanos, other.nanos);
  }

  /** For a person: {@code $0.0042}. */
  @Override
  public String toString() {
    return "$" + dollars().toPlainString();
  }
}
