package io.chorale.workflows;

import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.Message;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.ChatRequest;
import io.chorale.model.ModelException;
import io.chorale.workflow.WorkflowRun;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One message of a team, from the asking to its end; the team may speak others before and behind
 * it.
 */
final class MessageAnswer extends ToldAnswer {

  /** Hears how a message ended; it may ask for the next one at once. */
  interface End {

    /** It is complete, and so told. */
    void spoken(TeamName team, String text);

    /**
     * It is not; what came is in the team's answer so far.
     *
     * @param kind what broke it off: somebody's stop, a budget, or a failure
     */
    void cut(TeamName team, ModelException.Kind kind, Failure why);

    /** Telling of it failed. */
    void broken(RuntimeException failure);
  }

  private final UUID id;
  private final End end;

  private MessageAnswer(WorkflowRun run, TeamName team, AnswerSoFar answer, UUID id, End end) {
    super(run, team, answer, true);
    this.id = id;
    this.end = end;
  }

  /**
   * Has a team speak.
   *
   * @param answer what it said before; the message is added to it
   * @param turn the message's number in the conversation
   */
  static void ask(
      WorkflowRun run, TeamName team, AnswerSoFar answer, int turn, ChatRequest request, End end) {
    UUID id = UUID.randomUUID();
    MessageAnswer message = new MessageAnswer(run, team, answer, id, end);
    if (!run.cancelled()) {
      answer.messageStarted(id, turn, run.emit(new MessageStarted(team, id, turn)));
      run.reached(team, TeamStatus.THINKING);
    }
    run.ask(team, request, message);
  }

  @Override
  UUID message() {
    return id;
  }

  @Override
  public void completed() {
    unbroken(
        () -> {
          if (answer.current().isBlank()) {
            String why = provider() + " ended without a message.";
            end.cut(team, ModelException.Kind.NONSENSE, new Failure("empty", why));
          } else {
            end.spoken(team, whole());
          }
        });
  }

  private String whole() {
    String text = answer.current();
    Message message = Objects.requireNonNull(answer.message(), "no model is asked without one");
    List<CodeBlock> code = answer.code();
    if (!code.isEmpty()) {
      run.emit(new CodeGenerated(team, code, message.spending().tokens().answer()));
    }
    answer.messageCompleted(
        run.emit(
            new MessageCompleted(
                team,
                message.id(),
                message.turn(),
                message.characters(),
                message.spending(),
                message.finish())));
    run.cameSoFar(team, answer.result());
    run.reached(team, TeamStatus.IDLE);
    return text;
  }

  @Override
  public void failed(ModelException failure) {
    Failure why = new Failure(failure.kind().word(), failure.getMessage());
    unbroken(() -> end.cut(team, failure.kind(), why));
  }

  /** A fault of ours must not hang the job. */
  private void unbroken(Runnable ending) {
    try {
      endThoughts();
      ending.run();
    } catch (RuntimeException failure) {
      end.broken(failure);
    }
  }
}
