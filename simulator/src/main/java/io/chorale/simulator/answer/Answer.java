package io.chorale.simulator.answer;

import java.util.List;
import java.util.OptionalInt;

/** The thoughts and the text, as tokens in the order in which they are sent. */
public record Answer(List<String> thoughts, List<String> text) {

  private static final String BETWEEN_ROUNDS = "\n\n---\n\n";

  /**
   * @param tokens how many tokens the text has; empty for its natural length
   * @param sentences how many sentences the thoughts have; empty for a natural number
   */
  public static Answer to(Brief brief, Voice voice, OptionalInt tokens, OptionalInt sentences) {
    String body = Composition.of(brief, voice);
    Pieces natural = Pieces.ofText(Composition.MARK + body);
    List<String> text =
        tokens.isEmpty()
            ? natural
            : new Rounds(natural, Pieces.ofText(BETWEEN_ROUNDS + body), tokens.getAsInt());
    return new Answer(Pieces.ofThoughts(Thoughts.of(brief, voice, sentences)), text);
  }

  public String wholeText() {
    return String.join("", text);
  }

  public String wholeThoughts() {
    return String.join("", thoughts);
  }
}
