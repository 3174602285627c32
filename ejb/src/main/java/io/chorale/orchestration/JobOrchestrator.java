package io.chorale.orchestration;

import io.chorale.budget.Admission;
import io.chorale.budget.JobPurse;
import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals.Repeat;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Jobs;
import io.chorale.job.RequestKey;
import io.chorale.journal.Decision;
import io.chorale.journal.JournalAwayException;
import io.chorale.journal.JournalWriter;
import io.chorale.ledger.Refusal;
import io.chorale.orchestration.EventPage.Gap;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way in for whoever starts, reads or stops jobs; each call is one transaction. */
@Stateless
public class JobOrchestrator {

  private static final String NOBODY = "anonymous";

  private static final Logger LOG = System.getLogger(JobOrchestrator.class.getName());

  @Resource SessionContext session;
  @Inject JobChecks checks;
  @Inject Workflows workflows;
  @Inject Admission admission;
  @Inject Jobs jobs;
  @Inject Journal journal;
  @Inject RunningJobs running;
  @Inject JournalWriter writer;
  @Inject JobRunner runner;
  @Inject Lease lease;
  @Inject Shutdown shutdown;
  @Inject Clock clock;
  @Inject Event<JobAccepted> accepted;

  /**
   * Stores a job and answers at once; its work begins after the commit, which it shares with
   * whatever else is being written.
   *
   * @param key by which the caller recognises the job when it asks again; null for none
   * @return the job; when the caller asked for it by that key within the last day, as it stands now
   * @throws InvalidJobException with everything that is wrong with it; nothing is stored then
   * @throws BudgetExceededException when it cannot be paid; nothing is stored then
   * @throws ShuttingDownException when this node is being stopped; nothing is stored then
   * @throws KeyReusedException when the key was used for another job; nothing is stored then
   * @throws JournalAwayException when the database cannot be written; nothing is stored then
   * @throws IllegalArgumentException when that is no key
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Job start(NewJob asked, @Nullable String key) {
    shutdown.checkOpen();
    Job job = checks.accept(asked, owner(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    JobPurse purse = new JobPurse(job.budget());
    admission
        .fill(purse, job, workflows.named(job.workflow()).firstRequests(job))
        .ifPresent(JobOrchestrator::refuse);
    RequestKey requestKey = key == null ? null : new RequestKey(key, Digest.of(asked));
    return keepAndBegin(
        new Keeping.Arrival(job, purse.firstCalls(), lease.self(), requestKey), purse);
  }

  private Job keepAndBegin(Keeping.Arrival arrival, JobPurse purse) {
    RunningJob prepared = runner.prepare(arrival.job(), purse);
    boolean kept = false;
    Decision decision;
    try {
      decision = writer.add(arrival);
      kept = decision.refusal() == null && decision.repeat() == null;
    } finally {
      if (!kept) {
        runner.forget(prepared);
      }
    }
    if (decision.refusal() != null) {
      refuse(decision.refusal());
    }
    if (decision.repeat() != null) {
      return first(decision.repeat());
    }
    runner.begin(prepared);
    tellOf(arrival.job());
    return arrival.job();
  }

  private void tellOf(Job job) {
    try {
      accepted.fire(new JobAccepted(job));
    } catch (RuntimeException observers) {
      LOG.log(Level.ERROR, "Job " + job.id() + " runs, but not all heard of it", observers);
    }
  }

  private Job first(Repeat repeat) {
    if (!repeat.same()) {
      throw new KeyReusedException();
    }
    return jobs.find(repeat.job()).orElseThrow();
  }

  private static void refuse(Refusal refusal) {
    throw new BudgetExceededException(refusal.reason());
  }

  /** The servers call somebody who has not signed in by different names. */
  private String owner() {
    String name = session.getCallerPrincipal().getName();
    return NOBODY.equalsIgnoreCase(name) ? NOBODY : name;
  }

  /** A job as it stands; of one that still runs, with what its teams have come up with so far. */
  public Optional<Job> find(JobId id) {
    return jobs.find(id).map(job -> job.state().isOver() ? job : soFar(job));
  }

  /** A job as {@link #find} has it, with the seq behind which its later events are. */
  public Optional<JobSnapshot> snapshot(JobId id) {
    // The seq first: what is kept in between then comes again, which is harmless, and never lacks.
    long lastSeq = journal.lastSeq(id);
    // It may have ended in between; then nothing more comes, and the last seq is the last.
    return find(id)
        .map(job -> new JobSnapshot(job, job.state().isOver() ? journal.lastSeq(id) : lastSeq));
  }

  private Job soFar(Job stored) {
    return Remnants.of(stored.id(), journal).applied(stored);
  }

  /** A job as it stands, without what the teams of one that runs have come up with so far. */
  public Optional<Job> outline(JobId id) {
    return jobs.find(id);
  }

  public Optional<JobState> state(JobId id) {
    return jobs.state(id);
  }

  /** How many jobs are at work on this node. */
  public int running() {
    return running.size();
  }

  /** How many of them are of this workflow. */
  public int running(String workflow) {
    return running.size(workflow);
  }

  /**
   * A page of the jobs, newest first.
   *
   * @param workflow only those of this one; null for all
   * @param page from 0
   * @param size 1 or more
   */
  public Jobs.Page newest(@Nullable String workflow, int page, int size) {
    return jobs.newest(workflow, page, size);
  }

  /**
   * Stops a job: every call to a model is cancelled and what came so far is kept. A job that is
   * over stays as it is.
   *
   * @return the job as it stands now, which may still be running; empty when there is none
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Job> cancel(JobId id) {
    running.find(id).ifPresent(RunningJob::cancel);
    return jobs.find(id);
  }

  /**
   * The job's events behind a cursor.
   *
   * @param after the last seq already seen; 0 for none
   * @param limit the most to answer, 1 or more
   */
  public EventPage events(JobId id, long after, int limit) {
    // The last seq first: an event that comes in between then is on the page or announced by it.
    long lastSeq = journal.lastSeq(id);
    List<RecordedEvent> events = journal.read(id, after, limit);
    // And what is lost last: what was deleted before the page was read is told then.
    long lost = journal.lost(id);
    return new EventPage(events, lastSeq, after < lost ? new Gap(after + 1, lost) : null);
  }

  public long lastSeq(JobId id) {
    return journal.lastSeq(id);
  }
}
