package io.chorale.job;

import java.util.Locale;

/** Where a team stands: idle, thinking, generating, then complete, error or cancelled. */
public enum TeamStatus {
  IDLE,
  THINKING,
  GENERATING,
  COMPLETE,
  ERROR,
  CANCELLED;

  public boolean isOver() {
    return this == COMPLETE || this == ERROR || this == CANCELLED;
  }

  /** The word on the wire and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when no status has that word
   */
  public static TeamStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
