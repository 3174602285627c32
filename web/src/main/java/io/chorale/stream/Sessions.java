package io.chorale.stream;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.workflows.PanelWorkflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Knows the streams there are; those of late without asking the database. */
@ApplicationScoped
class Sessions {

  /** Some hundred bytes each. */
  private static final int MOST_KNOWN = 5_000;

  private final Function<JobId, Optional<Job>> stored;
  private final Map<JobId, Session> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Session> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  @Inject
  Sessions(JobOrchestrator orchestrator) {
    this(orchestrator::outline);
  }

  Sessions(Function<JobId, Optional<Job>> stored) {
    this.stored = stored;
  }

  /** For the container's proxy only. */
  protected Sessions() {
    this(job -> Optional.empty());
  }

  /** Empty when there is none, or it is a job of another kind. */
  Optional<Session> find(JobId job) {
    synchronized (known) {
      Session session = known.get(job);
      if (session != null) {
        return Optional.of(session);
      }
    }
    return stored.apply(job).flatMap(this::know);
  }

  Optional<Session> know(Job job) {
    if (!job.workflow().equals(PanelWorkflow.NAME)) {
      return Optional.empty();
    }
    Session session = Session.of(job);
    synchronized (known) {
      known.put(job.id(), session);
    }
    return Optional.of(session);
  }

  /**
   * A job as it is kept.
   *
   * @throws IllegalStateException when it is not
   */
  Job stored(JobId job) {
    return stored.apply(job).orElseThrow(() -> new IllegalStateException("there is no job " + job));
  }
}
