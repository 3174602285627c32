package io.chorale.provider;

import io.chorale.model.Delta;
import java.util.Optional;

/**
 * Keeps the two halves of a character together that a provider cut in two: the first waits until
 * the second is there. A half that stays alone is no character, and becomes U+FFFD or, at the end,
 * nothing; it could neither be sent nor be stored.
 */
final class WholeCharacters {

  private final Held text = new Held();
  private final Held thought = new Held();

  /** What can be told now; empty while there is only a half of it. */
  Optional<Delta> of(Delta delta) {
    if (delta instanceof Delta.Text more) {
      String whole = text.whole(more.text());
      return whole.isEmpty() ? Optional.empty() : Optional.of(new Delta.Text(whole));
    }
    if (delta instanceof Delta.Thought more) {
      String whole = thought.whole(more.text());
      return whole.isEmpty() ? Optional.empty() : Optional.of(new Delta.Thought(whole));
    }
    return Optional.of(delta);
  }

  private static final class Held {

    private String half = "";

    String whole(String more) {
      String all = half + more;
      int end = all.length();
      if (end > 0 && Character.isHighSurrogate(all.charAt(end - 1))) {
        end--;
      }
      half = all.substring(end);
      return paired(all.substring(0, end));
    }

    private static boolean hasSurrogates(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          return true;
        }
      }
      return false;
    }

    private static String paired(String text) {
      if (!hasSurrogates(text)) {
        return text;
      }
      StringBuilder paired = new StringBuilder(text.length());
      text.codePoints()
          .map(point -> point <= 0xFFFF && Character.isSurrogate((char) point) ? 0xFFFD : point)
          .forEach(paired::appendCodePoint);
      return paired.toString();
    }
  }
}
