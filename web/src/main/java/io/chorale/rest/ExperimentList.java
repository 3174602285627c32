package io.chorale.rest;

import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the experiments, newest first.
 *
 * @param page from 0
 * @param total how many there are in all
 */
public record ExperimentList(List<Line> experiments, int page, int size, long total) {

  static ExperimentList of(Jobs.Page found, int page, int size) {
    return new ExperimentList(
        found.lines().stream().map(Line::of).toList(), page, size, found.total());
  }

  /** An experiment, without its teams and messages. */
  public record Line(
      String experimentId,
      String jobId,
      String topic,
      String state,
      Instant createdAt,
      @Nullable Instant endedAt) {

    static Line of(Jobs.Line job) {
      return new Line(
          job.id().with(JobId.EXPERIMENT),
          job.id().toString(),
          job.brief(),
          job.state().word(),
          job.createdAt(),
          job.endedAt());
    }
  }
}
