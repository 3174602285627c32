package io.chorale.rest;

import io.chorale.job.Jobs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the jobs, newest first.
 *
 * @param page from 0
 * @param total how many jobs there are in all
 */
public record JobList(List<Line> jobs, int page, int size, long total) {

  static JobList of(Jobs.Page found, int page, int size) {
    return new JobList(found.lines().stream().map(Line::of).toList(), page, size, found.total());
  }

  /** A job, without its teams. */
  public record Line(
      String jobId,
      String workflow,
      String brief,
      String state,
      Instant createdAt,
      @Nullable Instant endedAt) {

    static Line of(Jobs.Line job) {
      return new Line(
          job.id().toString(),
          job.workflow(),
          job.brief(),
          job.state().word(),
          job.createdAt(),
          job.endedAt());
    }
  }
}
