package io.chorale.wire;

import io.chorale.job.Job;
import io.chorale.model.Cost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with all that its teams came up with.
 *
 * @param owner who started it
 * @param budgetUsd the most it may cost; null when only the installation's budgets bound it
 * @param lastSeq of the last event that is surely in this report; later ones may be too
 */
public record JobReport(
    String jobId,
    String owner,
    String workflow,
    String brief,
    String state,
    Instant createdAt,
    @Nullable Instant endedAt,
    long lastSeq,
    @Nullable BigDecimal budgetUsd,
    List<TeamReport> teams,
    Links links) {

  public static JobReport of(Job job, long lastSeq) {
    Cost budget = job.budget();
    return new JobReport(
        job.id().toString(),
        job.owner(),
        job.workflow(),
        job.brief().text(),
        job.state().word(),
        job.createdAt(),
        job.endedAt(),
        lastSeq,
        budget == null ? null : budget.dollars(),
        job.teams().stream().map(TeamReport::of).toList(),
        Links.of(job.id()));
  }
}
