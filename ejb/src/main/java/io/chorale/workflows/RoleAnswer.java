package io.chorale.workflows;

import io.chorale.job.Failure;
import io.chorale.job.Message;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.model.ChatRequest;
import io.chorale.model.ModelException;
import io.chorale.workflow.WorkflowRun;
import java.util.concurrent.CompletableFuture;

/** A team that speaks one message and is over with it. */
final class RoleAnswer implements MessageAnswer.End {

  private final WorkflowRun run;
  private final AnswerSoFar answer;
  private final CompletableFuture<?> over = new CompletableFuture<>();

  private RoleAnswer(WorkflowRun run, AnswerSoFar answer) {
    this.run = run;
    this.answer = answer;
  }

  /**
   * Sets the team to work; one whose message was complete before a crash is only told to be.
   *
   * @param turn the message's number in the conversation
   * @return done when the team is over; it fails only when telling of it failed
   */
  static CompletableFuture<?> ask(WorkflowRun run, Team team, int turn, ChatRequest request) {
    TeamResult before = team.result();
    if (before.messages().stream().anyMatch(Message::isComplete)) {
      run.completed(team.name(), before);
      return CompletableFuture.completedFuture(null);
    }
    AnswerSoFar answer = new AnswerSoFar(before);
    RoleAnswer asked = new RoleAnswer(run, answer);
    MessageAnswer.ask(run, team.name(), answer, turn, request, asked);
    return asked.over;
  }

  @Override
  public void spoken(TeamName team, String text) {
    run.completed(team, answer.result());
    over.complete(null);
  }

  @Override
  public void cut(TeamName team, ModelException.Kind kind, Failure why) {
    if (kind == ModelException.Kind.CANCELLED) {
      run.cancelled(team, answer.result());
    } else {
      run.failed(team, answer.result(), why);
    }
    over.complete(null);
  }

  @Override
  public void broken(RuntimeException failure) {
    over.completeExceptionally(failure);
  }
}
