package io.chorale.wire;

import io.chorale.job.Job;
import io.chorale.model.Cost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job with all that its teams came up with.
 *
 * @param owner who started it
 * @param options what it asks of its workflow, defaults included
 * @param endedBy why it ended, in a word of its workflow's; null before, and where it has none
 * @param budgetUsd the most it may cost; null when only the installation's budgets bound it
 * @param lastSeq of the last event that is surely in this report; later ones may be too
 */
public record JobReport(
    String jobId,
    String owner,
    String workflow,
    String brief,
    Map<String, @Nullable Object> options,
    String state,
    @Nullable String endedBy,
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
        job.options().asMap(),
        job.state().word(),
        job.endedBy(),
        job.createdAt(),
        job.endedAt(),
        lastSeq,
        budget == null ? null : budget.dollars(),
        job.teams().stream().map(TeamReport::of).toList(),
        Links.of(job.id()));
  }
}
