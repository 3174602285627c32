package io.chorale.simulator.answer;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** A text and where its tokens end: cheaper than a string for each of thousands of streams. */
final class Pieces extends AbstractList<String> implements RandomAccess {

  /** With the space before it a token has about four characters, as real ones have. */
  private static final int LONGEST_PIECE = 5;

  /** Providers send thoughts in deltas of a few words. */
  private static final int WORDS_IN_A_THOUGHT = 3;

  private final String text;
  private final int[] ends;

  private Pieces(String text, int[] ends) {
    this.text = text;
    this.ends = ends;
  }

  static Pieces ofText(String text) {
    return cut(text, 1, LONGEST_PIECE);
  }

  static Pieces ofThoughts(String text) {
    return cut(text, WORDS_IN_A_THOUGHT, Integer.MAX_VALUE);
  }

  @Override
  public String get(int index) {
    return text.substring(index == 0 ? 0 : ends[index - 1], ends[index]);
  }

  @Override
  public int size() {
    return ends.length;
  }

  private static Pieces cut(String text, int words, int longest) {
    int[] ends = new int[text.length()];
    int count = 0;
    for (int end = 0; end < text.length(); count++) {
      for (int word = 0; word < words && end < text.length(); word++) {
        end = wordEnd(text, spaceEnd(text, end), longest);
      }
      ends[count] = end;
    }
    return new Pieces(text, Arrays.copyOf(ends, count));
  }

  private static int spaceEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int wordEnd(String text, int from, int longest) {
    int end = from;
    while (end < text.length()
        && end - from < longest
        && !Character.isWhitespace(text.charAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }
}
