package io.chorale.workflows;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.RetryPlanned;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.Failure;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.workflow.AnswerListener;
import io.chorale.workflow.WorkflowRun;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One answer of one team, from the asking to the team's end. */
final class TeamAnswer implements AnswerListener {

  private final WorkflowRun run;
  private final TeamName team;
  private final CompletableFuture<TeamResult> over = new CompletableFuture<>();
  private final AnswerSoFar answer = new AnswerSoFar();
  private final Sentences sentences = new Sentences(this::thought);
  private String provider;

  private TeamAnswer(WorkflowRun run, Team team) {
    this.run = run;
    this.team = team.name();
    this.provider = team.voice().provider();
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
  public void delta(Delta delta) {
    if (delta instanceof Delta.Text more) {
      if (answer.hasNoText()) {
        sentences.flush();
        run.reached(team, TeamStatus.GENERATING);
      }
      answer.text(more.text());
      run.emit(new Chunk(team, more.text()));
    } else if (delta instanceof Delta.Thought more) {
      answer.thought(more.text());
      sentences.take(more.text());
    } else if (delta instanceof Delta.ToolCall call) {
      answer.toolCall(call);
      run.emit(new ToolCalled(team, call));
    } else if (delta instanceof Delta.Citation citation) {
      if (answer.citation(citation)) {
        run.emit(new CitationAdded(team, citation));
      }
    } else if (delta instanceof Delta.Finish finish) {
      answer.finish(finish);
    }
  }

  @Override
  public void spent(Spending spending) {
    answer.spent(spending);
    run.emit(new UsageReported(team, spending));
  }

  @Override
  public void retrying(Retry retry) {
    run.emit(new RetryPlanned(team, retry));
  }

  @Override
  public void fellBack(Seam seam) {
    sentences.flush();
    boolean generating = !answer.hasNoText();
    run.emit(new FellBack(team, seam, answer.length()));
    answer.fellBack(seam);
    provider = seam.toProvider();
    if (generating) {
      run.reached(team, TeamStatus.THINKING);
    }
  }

  @Override
  public void completed() {
    end(
        result -> {
          if (result.isEmpty()) {
            run.failed(team, result, new Failure("empty", provider + " ended without an answer."));
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
      sentences.flush();
      TeamResult result = answer.result();
      telling.accept(result);
      over.complete(result);
    } catch (RuntimeException broken) {
      over.completeExceptionally(broken);
    }
  }

  private void thought(String sentence) {
    run.emit(new ThoughtAdded(team, UUID.randomUUID(), sentence));
  }
}
