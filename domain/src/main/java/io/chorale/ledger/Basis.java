package io.chorale.ledger;

import java.util.Locale;

/** Whose figures a settlement rests on. */
public enum Basis {
  /** The provider's. */
  REPORTED,
  /** Our own count, because the provider gave none. */
  ESTIMATED;

  /** The word on the wire and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
