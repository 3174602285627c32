package io.chorale.wire;

import io.chorale.job.Job;
import io.chorale.job.Message;
import io.chorale.job.Team;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation, with its text: what {@link MessageReport} tells, and who speaks.
 *
 * @param team who speaks it
 * @param turn its number in the conversation, from 1
 * @param complete whether it was spoken to its end
 * @param text as far as it came, while it is spoken or when it was cut
 * @param characters of the text (UTF-16 units)
 */
public record ExperimentMessage(
    UUID id,
    int turn,
    String team,
    String provider,
    String model,
    boolean complete,
    String text,
    int characters,
    @Nullable String finish,
    boolean truncated,
    SpendingReport usage,
    Instant startedAt,
    @Nullable Instant endedAt) {

  /** Every message so far, in the order of their turns; only the last may be incomplete. */
  public static List<ExperimentMessage> of(Job job) {
    return job.teams().stream()
        .flatMap(team -> team.result().messages().stream().map(message -> of(team, message)))
        .sorted(Comparator.comparingInt(ExperimentMessage::turn))
        .toList();
  }

  private static ExperimentMessage of(Team team, Message message) {
    MessageReport said = MessageReport.of(message);
    return new ExperimentMessage(
        said.id(),
        said.turn(),
        team.name().value(),
        team.voice().provider(),
        team.voice().model(),
        said.complete(),
        team.result().textOf(message),
        said.characters(),
        said.finish(),
        said.truncated(),
        said.usage(),
        said.startedAt(),
        said.endedAt());
  }
}
