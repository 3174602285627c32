package io.chorale.workflow;

import io.chorale.event.JobEvent;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.model.ChatRequest;
import java.time.Instant;

/**
 * What a workflow works with: its job, the models, and a place to tell what happens. Safe for use
 * by several threads; what one thread tells is kept in the order it was told.
 */
public interface WorkflowRun {

  /** The job as it is now. */
  Job job();

  /** Whether somebody asked for the job to stop; no model is asked any more then. */
  boolean cancelled();

  /**
   * Tells an event that changes nothing about where the job or its teams stand.
   *
   * @return when it happened
   */
  Instant emit(JobEvent event);

  /**
   * The team goes on to {@code thinking} or {@code generating}, or back to {@code idle} when it has
   * spoken and may speak again.
   */
  void reached(TeamName team, TeamStatus status);

  /**
   * What a team that still works has come up with so far, between two answers. Nothing is told: the
   * events did.
   */
  void cameSoFar(TeamName team, TeamResult result);

  /**
   * Says why the job is about to end, before its first team is over: whoever takes the job over
   * then ends it too.
   *
   * @param word of the workflow's, for programs
   */
  void endsBy(String word);

  void completed(TeamName team, TeamResult result);

  /**
   * @param result what came before the failure
   */
  void failed(TeamName team, TeamResult result, Failure failure);

  /**
   * @param result what came before the stop
   */
  void cancelled(TeamName team, TeamResult result);

  /**
   * Asks the model of the team's voice, again or another one where that helps, within the budgets.
   * A stop of the job cancels it. The spending that the listener hears counts what the team has
   * taken before.
   */
  void ask(TeamName team, ChatRequest request, AnswerListener listener);
}
