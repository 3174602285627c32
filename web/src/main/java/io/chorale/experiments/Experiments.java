package io.chorale.experiments;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.wire.Cursor;
import io.chorale.workflows.ExperimentWorkflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Finds experiments. Those that were found lately are not read again: many join at once. */
@ApplicationScoped
class Experiments {

  /** Some hundred bytes each. */
  private static final int MOST_REMEMBERED = 1_000;

  private final Function<JobId, Optional<Job>> stored;
  private final ToLongFunction<JobId> lastSeq;
  private final Map<JobId, Cast> found =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<JobId, Cast> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  @Inject
  Experiments(JobOrchestrator orchestrator) {
    this(orchestrator::outline, orchestrator::lastSeq);
  }

  /**
   * @param stored finds a job
   * @param lastSeq of a job's last event
   */
  Experiments(Function<JobId, Optional<Job>> stored, ToLongFunction<JobId> lastSeq) {
    this.stored = stored;
    this.lastSeq = lastSeq;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Experiments() {
    this(null, null);
  }

  /**
   * Makes sure that there is such a room, and so much in it.
   *
   * @throws RefusedException when there is not
   */
  void check(AskedRoom asked) {
    JobId id = asked.experiment();
    if (find(id) == null) {
      throw stored.apply(id).isPresent()
          ? new RefusedException(
              "not_an_experiment",
              "The job %s is no experiment; /ws/orchestrate/%s shows it.".formatted(id, id))
          : new RefusedException(
              "unknown_experiment",
              "No experiment has the id %s.".formatted(id.with(JobId.EXPERIMENT)));
    }
    long last = asked.after() == 0 ? 0 : lastSeq.applyAsLong(id);
    if (asked.after() > last) {
      throw new RefusedException("bad_cursor", Cursor.beyond(asked.after(), last));
    }
  }

  boolean has(JobId id) {
    return find(id) != null;
  }

  /** Null when there is no such experiment. */
  @Nullable Cast find(JobId id) {
    Cast known = found.get(id);
    if (known == null) {
      known =
          stored
              .apply(id)
              .filter(job -> job.workflow().equals(ExperimentWorkflow.NAME))
              .map(Cast::of)
              .orElse(null);
      if (known != null) {
        found.put(id, known);
      }
    }
    return known;
  }

  /** The room of an experiment, as seed 000 calls it. */
  static String room(JobId id) {
    return "experiment-" + id.with(JobId.EXPERIMENT);
  }
}
