package io.chorale.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that Chorale remembers, to be read. New jobs and changes reach it through the {@link
 * io.chorale.event.Journal}, in the same transaction as the events that tell of them.
 */
public interface Jobs {

  Optional<Job> find(JobId id);

  /** Whether there is such a job, without reading it. */
  boolean exists(JobId id);

  /** Where a job stands, without reading all of it; empty when there is no such job. */
  Optional<JobState> state(JobId id);

  /**
   * Newest first.
   *
   * @param workflow only those of this one; null for all
   */
  Page newest(@Nullable String workflow, int page, int size);

  /** Those that are not over, oldest first. */
  List<Job> running();

  /**
   * @param total how many there are in all
   */
  record Page(List<Line> lines, long total) {
    public Page {
      lines = List.copyOf(lines);
    }
  }

  /** A job in a list: all but its teams, which may be large. */
  record Line(
      JobId id,
      String workflow,
      String brief,
      JobState state,
      Instant createdAt,
      @Nullable Instant endedAt) {}
}
