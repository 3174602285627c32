package io.chorale.orchestration;

import io.chorale.job.JobId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs at work on this node. */
@ApplicationScoped
class RunningJobs {

  private final Map<JobId, RunningJob> jobs = new ConcurrentHashMap<>();

  void add(RunningJob job) {
    jobs.put(job.job().id(), job);
  }

  void remove(JobId id) {
    jobs.remove(id);
  }

  Optional<RunningJob> find(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }
}
