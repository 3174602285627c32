package io.chorale.rest;

import io.chorale.job.Job;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with all that its teams came up with.
 *
 * @param lastSeq of the last event that is surely in this report; later ones may be too
 */
public record JobReport(
    String jobId,
    String workflow,
    String brief,
    String state,
    Instant createdAt,
    @Nullable Instant endedAt,
    long lastSeq,
    List<TeamReport> teams,
    Links links) {

  static JobReport of(Job job, long lastSeq) {
    return new JobReport(
        job.id().toString(),
        job.workflow(),
        job.brief().text(),
        job.state().word(),
        job.createdAt(),
        job.endedAt(),
        lastSeq,
        job.teams().stream().map(TeamReport::of).toList(),
        Links.of(job.id()));
  }
}
