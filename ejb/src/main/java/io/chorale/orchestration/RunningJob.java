package io.chorale.orchestration;

import io.chorale.asking.Asking;
import io.chorale.asking.Question;
import io.chorale.budget.Books.Account;
import io.chorale.budget.JobPurse;
import io.chorale.event.Emission;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.ChatRequest;
import io.chorale.model.Spending;
import io.chorale.workflow.AnswerListener;
import io.chorale.workflow.WorkflowRun;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A job at work. Its monitor makes the order in which things are told the order in which they
 * happened: a change of the job and the event that tells of it are one step.
 */
final class RunningJob implements WorkflowRun {

  private final JobPurse purse;
  private final Asking asking;
  private final Outgoing outgoing;
  private final Consumer<Emission> emissions;
  private final Clock clock;
  private final OpenCalls calls = new OpenCalls();
  private final JobId id;
  private final String workflow;
  private Job job;

  RunningJob(Job job, JobPurse purse, Asking asking, Consumer<Emission> emissions, Clock clock) {
    this(job, purse, asking, direct -> direct, emissions, clock);
  }

  /**
   * @param window holds what is told for a while, on its way to the emissions
   */
  RunningJob(
      Job job,
      JobPurse purse,
      Asking asking,
      UnaryOperator<Consumer<Emission>> window,
      Consumer<Emission> emissions,
      Clock clock) {
    this.job = job;
    this.id = job.id();
    this.workflow = job.workflow();
    this.purse = purse;
    this.asking = asking;
    this.outgoing = new Outgoing(emissions);
    this.emissions = window.apply(outgoing);
    this.clock = clock;
  }

  JobPurse purse() {
    return purse;
  }

  JobId id() {
    return id;
  }

  /** Waits for nothing, as {@link #job} may. */
  String workflow() {
    return workflow;
  }

  @Override
  public synchronized Job job() {
    return job;
  }

  @Override
  public boolean cancelled() {
    return calls.cancelled();
  }

  /** Stops every call to a model, and lets no new one begin. */
  void cancel() {
    calls.cancel();
  }

  /** From now on it begins to tell nothing more; waits for nothing. */
  void abandon() {
    outgoing.shut();
  }

  /** Ends the calls of an abandoned job; when it returns, nothing of it will be told any more. */
  void silence() {
    calls.cancel();
    outgoing.awaitSilence();
  }

  @Override
  public synchronized Instant emit(JobEvent event) {
    Instant at = clock.instant();
    tell(event, at, null);
    return at;
  }

  @Override
  public synchronized void reached(TeamName team, TeamStatus status) {
    Instant at = clock.instant();
    job = job.teamReached(team, status, at);
    // Not written to the job's row: the journal tells it for as long as the job runs.
    tell(new StatusChange(team, status), at, null);
  }

  @Override
  public synchronized void cameSoFar(TeamName team, TeamResult result) {
    job = job.teamCameSoFar(team, result);
  }

  @Override
  public synchronized void endsBy(String word) {
    job = job.endsBy(word);
  }

  @Override
  public synchronized void completed(TeamName team, TeamResult result) {
    Instant at = clock.instant();
    job = job.teamCompleted(team, result, at);
    tell(new StatusChange(team, TeamStatus.COMPLETE), at, job);
  }

  @Override
  public synchronized void failed(TeamName team, TeamResult result, Failure failure) {
    Instant at = clock.instant();
    job = job.teamFailed(team, result, failure, at);
    // The reason first: whoever sees the status knows it then.
    tell(new TeamFailed(team, failure), at, null);
    tell(new StatusChange(team, TeamStatus.ERROR), at, job);
  }

  @Override
  public synchronized void cancelled(TeamName team, TeamResult result) {
    Instant at = clock.instant();
    job = job.teamCancelled(team, result, at);
    tell(new StatusChange(team, TeamStatus.CANCELLED), at, job);
  }

  @Override
  public void ask(TeamName team, ChatRequest request, AnswerListener listener) {
    Job asked = job();
    Voice voice = asked.team(team).voice();
    Account account = new Account(asked.id(), asked.owner(), team, purse);
    Spending before = asked.team(team).result().spending();
    calls.begin(asking, new Question(account, voice, request), AnswerAgain.after(before, listener));
  }

  /** Ends the job by what its teams came to. */
  synchronized void end() {
    Instant at = clock.instant();
    job = job.ended(at);
    tell(new JobEnded(job.state(), job.endedBy()), at, job);
  }

  /** Ends the job, and each team that is not over, because its workflow broke. */
  void breakOff(String reason) {
    cancel();
    synchronized (this) {
      job.teams().stream()
          .filter(team -> !team.status().isOver())
          .forEach(team -> failed(team.name(), team.result(), new Failure("broken", reason)));
      Instant at = clock.instant();
      job = job.failed(at);
      tell(new JobFailed(reason), at, null);
      tell(new JobEnded(job.state(), job.endedBy()), at, job);
    }
  }

  private void tell(JobEvent event, Instant at, @Nullable Job after) {
    emissions.accept(new Emission(job.id(), at, event, after));
  }
}
