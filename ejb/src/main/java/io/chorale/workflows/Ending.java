package io.chorale.workflows;

import java.util.Locale;

/** Why a conversation ends. */
enum Ending {
  /** As many messages were spoken as may be. */
  TURNS,
  /** Somebody who may said the word. */
  STOP_WORD,
  /** The calls have come to as many tokens as they may. */
  MAX_TOKENS,
  /** The next message, or the rest of one, is not paid. */
  BUDGET,
  /** A model failed. */
  ERROR,
  /** Somebody stopped it. */
  STOPPED;

  /** The word on the wire and in the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when no ending has that word
   */
  static Ending of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
