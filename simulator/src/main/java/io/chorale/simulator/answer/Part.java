package io.chorale.simulator.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a model behaves in a conversation.
 *
 * @param recount whether it answers with the conversation as it was shown it
 * @param cue the word with which one of its answers ends
 */
public record Part(boolean recount, Optional<Cue> cue) {

  public static final Part NONE = new Part(false, Optional.empty());

  /**
   * @param answer which of the model's answers in a conversation, from 1
   */
  public record Cue(String word, int answer) {}

  /**
   * What becomes of an answer.
   *
   * @param told the conversation before it, as {@link Told} has it
   */
  public Answer played(Answer natural, Told told) {
    Optional<Cue> now = cue.filter(it -> it.answer() == told.answers() + 1);
    if (!recount && now.isEmpty()) {
      return natural;
    }
    List<String> text =
        new ArrayList<>(recount ? Pieces.ofText(String.join("\n", told.lines())) : natural.text());
    now.ifPresent(it -> text.add(" " + it.word()));
    return new Answer(natural.thoughts(), text);
  }
}
