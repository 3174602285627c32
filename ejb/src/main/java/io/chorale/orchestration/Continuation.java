package io.chorale.orchestration;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How it goes on with a job that was cut short.
 *
 * @param events what is told, at least one
 * @param after the job as they leave it; where it still runs, its unfinished teams are to be asked
 */
record Continuation(List<JobEvent> events, Job after) {

  private static final String ANEW =
      "The server that ran this team stopped or was cut off, so the team begins anew.";

  private static final Failure CUT_SHORT =
      new Failure(
          "interrupted", "Chorale was stopped while this team worked. What came so far is kept.");

  private static final String ONCE_TOO_OFTEN =
      "Chorale was stopped %d times while this team worked, and does not try again. What came so far is kept.";

  Continuation {
    events = List.copyOf(events);
  }

  /**
   * @param stored as it is kept
   * @param remnants what its journal has
   * @param restarts how often it would have been restarted with this time
   */
  static Continuation of(
      Job stored, Remnants remnants, int restarts, NodeSettings settings, Instant at) {
    if (stored.unfinished().isEmpty()) {
      Job ended = stored.ended(at);
      return new Continuation(List.of(new JobEnded(ended.state(), ended.endedBy())), ended);
    }
    if (!settings.retry()) {
      return interrupted(stored, remnants, CUT_SHORT, at);
    }
    if (restarts > settings.limit()) {
      Failure tooOften = new Failure("interrupted", ONCE_TOO_OFTEN.formatted(restarts));
      return interrupted(stored, remnants, tooOften, at);
    }
    Job job = remnants.applied(stored);
    for (TeamName team : stored.unfinished()) {
      job = job.teamRestarted(team, remnants.kept(team));
    }
    return new Continuation(List.of(new Restarted(stored.unfinished(), ANEW)), job);
  }

  private static Continuation interrupted(Job stored, Remnants remnants, Failure why, Instant at) {
    List<JobEvent> events = new ArrayList<>();
    Job job = remnants.applied(stored);
    for (TeamName team : stored.unfinished()) {
      job = job.teamFailed(team, remnants.of(team), why, at);
      events.add(new TeamFailed(team, why));
      events.add(new StatusChange(team, TeamStatus.ERROR));
    }
    job = job.interrupted(at);
    events.add(new JobEnded(job.state(), job.endedBy()));
    return new Continuation(events, job);
  }
}
