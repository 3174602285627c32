package io.chorale.workflows;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.CodeBlock;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelException;
import io.chorale.model.TokenUsage;
import io.chorale.workflow.WorkflowRun;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One team's answer on its way: turns deltas into the team's events and, at the end, its result.
 */
final class TeamAnswer implements DeltaListener {

  private final WorkflowRun run;
  private final TeamName team;
  private final String provider;
  private final CompletableFuture<TeamResult> over = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private final Sentences sentences = new Sentences(this::thought);
  private TokenUsage usage = TokenUsage.NONE;

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
      if (text.length() == 0) {
        sentences.flush();
        run.reached(team, TeamStatus.GENERATING);
      }
      text.append(more.text());
      run.emit(new Chunk(team, more.text()));
    } else if (delta instanceof Delta.Thought more) {
      thinking.append(more.text());
      sentences.take(more.text());
    } else if (delta instanceof Delta.Usage used) {
      usage = used.usage();
    }
  }

  @Override
  public void completed() {
    end(
        () -> {
          TeamResult result = result();
          if (result.text().isBlank()) {
            String reason = provider + " ended without an answer.";
            run.failed(team, result, reason);
            return;
          }
          if (!result.code().isEmpty()) {
            run.emit(new CodeGenerated(team, result.code(), answerTokens()));
          }
          run.completed(team, result);
        });
  }

  @Override
  public void failed(ModelException failure) {
    end(
        () -> {
          if (failure.kind() == ModelException.Kind.CANCELLED) {
            run.cancelled(team, result());
          } else {
            run.failed(team, result(), failure.getMessage());
          }
        });
  }

  /** Tells what is still to be told, then how it ended; a fault of ours must not hang the job. */
  private void end(Runnable telling) {
    try {
      sentences.flush();
      if (!usage.equals(TokenUsage.NONE)) {
        run.emit(new UsageReported(team, usage));
      }
      telling.run();
      over.complete(result());
    } catch (RuntimeException broken) {
      over.completeExceptionally(broken);
    }
  }

  private void thought(String sentence) {
    run.emit(new ThoughtAdded(team, UUID.randomUUID(), sentence));
  }

  private TeamResult result() {
    String answer = text.toString();
    List<CodeBlock> code = FencedCode.in(answer);
    return new TeamResult(answer, thinking.toString(), code, usage);
  }

  private long answerTokens() {
    return usage.output() - Math.min(usage.thinking(), usage.output());
  }
}
