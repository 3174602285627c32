package io.chorale.workflows;

import java.util.function.Consumer;

/**
 * Cuts reasoning, which comes in pieces of words, into thoughts that a person can read: at the end
 * of a sentence or a line, or when one gets long.
 */
final class Sentences {

  /** About three lines on a page; a longer thought is cut at the next space. */
  private static final int LONG = 280;

  private final Consumer<String> thoughts;
  private final StringBuilder pending = new StringBuilder();

  Sentences(Consumer<String> thoughts) {
    this.thoughts = thoughts;
  }

  void take(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      pending.append(c);
      if (c == '\n'
          || (Character.isWhitespace(c) && (sentenceEnded() || pending.length() > LONG))) {
        flush();
      }
    }
  }

  /** Tells what is left, as a thought of its own. */
  void flush() {
    String thought = pending.toString().strip();
    pending.setLength(0);
    if (!thought.isEmpty()) {
      thoughts.accept(thought);
    }
  }

  private boolean sentenceEnded() {
    int last = pending.length() - 2;
    return last >= 0 && ".!?…".indexOf(pending.charAt(last)) >= 0;
  }
}
