package io.chorale.job;

import io.chorale.model.Delta.Finish;
import io.chorale.model.Spending;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a team that speaks several. Its text is a part of the team's text, behind those of
 * the messages before it.
 *
 * @param turn its number in the conversation, from 1
 * @param characters of the team's text that are this message's (UTF-16 units)
 * @param thoughts of the team's thinking that are this message's, counted likewise
 * @param finish why the model stopped; null when its provider did not say, or it was cut
 * @param spending what this message alone took
 * @param endedAt null while it is spoken, and of one that was cut
 */
public record Message(
    UUID id,
    int turn,
    int characters,
    int thoughts,
    @Nullable Finish finish,
    Spending spending,
    Instant startedAt,
    @Nullable Instant endedAt) {

  public Message {
    if (turn < 1 || characters < 0 || thoughts < 0) {
      throw new IllegalArgumentException("turns are counted from 1, characters from 0");
    }
  }

  /** Whether it was spoken to its end. */
  public boolean isComplete() {
    return endedAt != null;
  }
}
