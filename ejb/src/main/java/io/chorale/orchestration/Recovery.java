package io.chorale.orchestration;

import io.chorale.budget.InterruptedCalls;
import io.chorale.event.Emission;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.Journal;
import io.chorale.event.JournalReady;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends, at start, what was running when the server went away: a team that had finished keeps its
 * result, an unfinished one keeps what the journal has of its answer, and the job is {@code
 * interrupted}.
 */
@ApplicationScoped
class Recovery {

  private static final Failure CUT_SHORT =
      new Failure(
          "interrupted", "Chorale was stopped while this team worked. What came so far is kept.");

  private static final Logger LOG = System.getLogger(Recovery.class.getName());

  private final Jobs jobs;
  private final Journal journal;
  private final Event<Emission> emissions;
  private final InterruptedCalls interruptedCalls;
  private final Clock clock;

  @Inject
  Recovery(
      Jobs jobs,
      Journal journal,
      Event<Emission> emissions,
      InterruptedCalls interruptedCalls,
      Clock clock) {
    this.jobs = jobs;
    this.journal = journal;
    this.emissions = emissions;
    this.interruptedCalls = interruptedCalls;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Recovery() {
    this(null, null, null, null, null);
  }

  void recover(@Observes JournalReady ready) {
    List<Job> cutShort = jobs.running();
    cutShort.forEach(this::end);
    if (!cutShort.isEmpty()) {
      LOG.log(
          Level.INFO,
          "{0} jobs were running when the server went away; they are ended",
          cutShort.size());
    }
  }

  private void end(Job found) {
    Instant at = clock.instant();
    Job job = found;
    Remnants remnants = Remnants.of(job.id(), journal);
    interruptedCalls.settle(job.id(), remnants.applied(job).teams());
    List<Team> unfinished = job.teams().stream().filter(team -> !team.status().isOver()).toList();
    if (!unfinished.isEmpty()) {
      job = remnants.applied(job);
      for (Team team : unfinished) {
        TeamName name = team.name();
        job = job.teamFailed(name, remnants.of(name), CUT_SHORT, at);
        tell(job.id(), at, new TeamFailed(name, CUT_SHORT), null);
        tell(job.id(), at, new StatusChange(name, TeamStatus.ERROR), job);
      }
      job = job.interrupted(at);
    } else {
      job = job.ended(at);
    }
    tell(job.id(), at, new JobEnded(job.state()), job);
  }

  private void tell(JobId id, Instant at, JobEvent event, @Nullable Job after) {
    emissions.fire(new Emission(id, at, event, after));
  }
}
