package io.chorale.rest;

import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.model.Spending;
import io.chorale.wire.ExperimentConfig;
import io.chorale.wire.ExperimentMessage;
import io.chorale.wire.SpendingReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with all that was said.
 *
 * @param endedBy why it ended: turns, stop_word, max_tokens, budget, error, stopped; null before
 * @param error why a model failed, in words for a person; null unless one did
 * @param lastSeq of the last event that is surely in this report; later ones may be too
 * @param usage what all of it took
 */
public record ExperimentReport(
    String experimentId,
    String jobId,
    String owner,
    String state,
    @Nullable String endedBy,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant endedAt,
    long lastSeq,
    ExperimentConfig config,
    List<ExperimentMessage> messages,
    SpendingReport usage,
    ExperimentLinks links) {

  static ExperimentReport of(Job job, long lastSeq) {
    return new ExperimentReport(
        job.id().with(JobId.EXPERIMENT),
        job.id().toString(),
        job.owner(),
        job.state().word(),
        job.endedBy(),
        error(job),
        job.createdAt(),
        job.endedAt(),
        lastSeq,
        ExperimentConfig.of(job),
        ExperimentMessage.of(job),
        SpendingReport.of(spent(job)),
        ExperimentLinks.of(job.id()));
  }

  /** Of the team that failed; the others, where they failed too, did so for want of a turn. */
  private static @Nullable String error(Job job) {
    return job.teams().stream()
        .filter(team -> team.startedAt() != null)
        .map(Team::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Failure::reason)
        .orElse(null);
  }

  private static Spending spent(Job job) {
    Spending all =
        job.teams().stream()
            .map(team -> team.result().spending())
            .reduce(Spending.NOTHING, (sum, next) -> next.after(sum));
    return new Spending(all.tokens(), all.cost(), all.estimated(), null, 0);
  }
}
