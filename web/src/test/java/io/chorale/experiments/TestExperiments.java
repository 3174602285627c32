package io.chorale.experiments;

import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Jobs as a database has them. */
final class TestExperiments {

  static final TeamName RED = new TeamName("red");
  static final TeamName BLUE = new TeamName("blue");
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final Map<JobId, Job> jobs = new ConcurrentHashMap<>();

  static Job job(String workflow, Instant createdAt) {
    return Job.start(
        JobId.random(),
        "anna",
        workflow,
        new Brief("Tea or coffee?"),
        List.of(
            new Team(RED, new Voice("openai", "gpt", "You love tea.")),
            new Team(BLUE, new Voice("google", "gemini", null))),
        Options.of(Map.of("turns", 3)),
        null,
        createdAt);
  }

  /** One that was created so many seconds after the first. */
  Job experiment(int second) {
    return keep(job("experiment", START.plusSeconds(second)));
  }

  Job keep(Job job) {
    jobs.put(job.id(), job);
    return job;
  }

  Optional<Job> find(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  List<Jobs.Line> newest(int size) {
    return jobs.values().stream()
        .filter(job -> job.workflow().equals("experiment"))
        .sorted(Comparator.comparing(Job::createdAt).reversed())
        .limit(size)
        .map(
            job ->
                new Jobs.Line(
                    job.id(),
                    job.workflow(),
                    job.brief().text(),
                    job.state(),
                    job.createdAt(),
                    job.endedAt()))
        .toList();
  }

  static String id(Job experiment) {
    return experiment.id().with(JobId.EXPERIMENT);
  }
}
