package io.chorale.workflows;

import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.job.Failure;
import io.chorale.job.Team;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.model.ChatRequest;
import io.chorale.model.ModelException;
import io.chorale.workflow.WorkflowRun;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The one answer of a team, from the asking to the team's end. */
final class TeamAnswer extends ToldAnswer {

  private final CompletableFuture<TeamResult> over = new CompletableFuture<>();

  private TeamAnswer(WorkflowRun run, Team team) {
    super(run, team.name(), new AnswerSoFar(), false);
  }

  /**
   * Sets the team to work.
   *
   * @return the team's result, whole or partial, when the team is over; it fails only when telling
   *     of it failed
   */
  static CompletableFuture<TeamResult> ask(WorkflowRun run, Team team, ChatRequest request) {
    TeamAnswer answer = new TeamAnswer(run, team);
    answer.begin(request);
    return answer.over;
  }

  private void begin(ChatRequest request) {
    if (!run.cancelled()) {
      run.reached(team, TeamStatus.THINKING);
    }
    run.ask(team, request, this);
  }

  @Override
  public void completed() {
    end(
        result -> {
          if (result.isEmpty()) {
            run.failed(
                team, result, new Failure("empty", provider() + " ended without an answer."));
            return;
          }
          if (!result.code().isEmpty()) {
            long tokens = result.spending().tokens().answer();
            run.emit(new CodeGenerated(team, result.code(), tokens));
          }
          run.completed(team, result);
        });
  }

  @Override
  public void failed(ModelException failure) {
    end(
        result -> {
          if (failure.kind() == ModelException.Kind.CANCELLED) {
            run.cancelled(team, result);
          } else {
            run.failed(team, result, new Failure(failure.kind().word(), failure.getMessage()));
          }
        });
  }

  /** Tells what is still to be told, then how it ended; a fault of ours must not hang the job. */
  private void end(Consumer<TeamResult> telling) {
    try {
      endThoughts();
      TeamResult result = answer.result();
      telling.accept(result);
      over.complete(result);
    } catch (RuntimeException broken) {
      over.completeExceptionally(broken);
    }
  }
}
