package io.chorale.job;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
  RUNNING,
  /** Every team finished. */
  COMPLETE,
  /** Some teams finished, some failed. */
  PARTIAL,
  /** No team finished. */
  FAILED,
  /** Somebody stopped it; what came so far is kept. */
  CANCELLED,
  /** The server went away while it ran; what came so far is kept. */
  INTERRUPTED;

  public boolean isOver() {
    return this != RUNNING;
  }

  /** The word on the wire and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when no state has that word
   */
  public static JobState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
