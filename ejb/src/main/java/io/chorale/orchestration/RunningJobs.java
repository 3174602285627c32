package io.chorale.orchestration;

import io.chorale.event.JobLost;
import io.chorale.event.JournalAway;
import io.chorale.job.JobId;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The jobs at work on this node; a job is among them before it is kept. */
@ApplicationScoped
class RunningJobs {

  private final Map<JobId, RunningJob> jobs = new ConcurrentHashMap<>();
  private final Executor threads;

  @Inject
  RunningJobs(Threads threads) {
    this(threads.pool("abandoning", 1));
  }

  RunningJobs(Executor threads) {
    this.threads = threads;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected RunningJobs() {
    this((Executor) null);
  }

  void add(RunningJob job) {
    jobs.put(job.id(), job);
  }

  /** Another run of the same job stays. */
  void remove(RunningJob job) {
    jobs.remove(job.id(), job);
  }

  int size() {
    return jobs.size();
  }

  int size(String workflow) {
    return byWorkflow().getOrDefault(workflow, 0);
  }

  /** How many there are of each workflow that has any. */
  Map<String, Integer> byWorkflow() {
    Map<String, Integer> sizes = new TreeMap<>();
    jobs.values().forEach(job -> sizes.merge(job.workflow(), 1, Integer::sum));
    return sizes;
  }

  Optional<RunningJob> find(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  boolean has(JobId id) {
    return jobs.containsKey(id);
  }

  boolean none() {
    return jobs.isEmpty();
  }

  /** Somebody else works at that job now. */
  void lost(@Observes JobLost lost) {
    find(lost.job()).ifPresent(this::abandon);
  }

  /** What the models say now could not be kept. */
  void away(@Observes JournalAway away) {
    abandonAll();
  }

  /** Leaves every job to whoever takes it over. */
  void abandonAll() {
    List.copyOf(jobs.values()).forEach(this::abandon);
  }

  /**
   * Nothing that the job tells counts from now on. It is called by the journal's writer, too, for
   * which some thread of the job may wait, so the rest is done elsewhere; only then is the job no
   * longer among these.
   */
  private void abandon(RunningJob job) {
    job.abandon();
    threads.execute(
        () -> {
          job.silence();
          remove(job);
        });
  }
}
