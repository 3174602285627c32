package io.chorale.wire;

import io.chorale.job.Message;
import io.chorale.model.Delta.Finish;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a team that speaks several.
 *
 * @param turn its number in the conversation, from 1
 * @param complete whether it was spoken to its end; of the others only the last, as far as it came
 * @param characters of the team's text that are this message's, in order (UTF-16 units)
 * @param usage what this message alone took
 * @param endedAt null while it is spoken, and of one that was cut
 */
public record MessageReport(
    UUID id,
    int turn,
    boolean complete,
    int characters,
    @Nullable String finish,
    boolean truncated,
    SpendingReport usage,
    Instant startedAt,
    @Nullable Instant endedAt) {

  public static MessageReport of(Message message) {
    Finish finish = message.finish();
    return new MessageReport(
        message.id(),
        message.turn(),
        message.isComplete(),
        message.characters(),
        finish == null ? null : finish.reason(),
        finish != null && finish.forLength(),
        SpendingReport.of(message.spending()),
        message.startedAt(),
        message.endedAt());
  }
}
