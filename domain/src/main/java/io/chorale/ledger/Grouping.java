package io.chorale.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What usage can be taken apart by. */
public enum Grouping {
  DAY,
  USER,
  TEAM,
  PROVIDER,
  MODEL;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Grouping> of(String word) {
    return Arrays.stream(values()).filter(grouping -> grouping.word().equals(word)).findFirst();
  }
}
