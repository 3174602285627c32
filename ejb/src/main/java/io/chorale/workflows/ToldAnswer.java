package io.chorale.workflows;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.RetryPlanned;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.Progress;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.Delta;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.workflow.AnswerListener;
import io.chorale.workflow.WorkflowRun;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells of a team's answer as it comes; what its end means is told by whoever asked. */
abstract class ToldAnswer implements AnswerListener {

  final WorkflowRun run;
  final TeamName team;
  final AnswerSoFar answer;
  private final Sentences sentences = new Sentences(this::thought);
  private final boolean tellsProgress;
  private @Nullable Progress progress;
  private String provider;
  private @Nullable String otherModel;

  /**
   * @param answer what the team came up with before, to be gone on with
   * @param tellsProgress whether each chunk tells how far the answer has come
   */
  ToldAnswer(WorkflowRun run, TeamName team, AnswerSoFar answer, boolean tellsProgress) {
    this.run = run;
    this.team = team;
    this.answer = answer;
    this.tellsProgress = tellsProgress;
    this.provider = run.job().team(team).voice().provider();
  }

  /** The message that is being spoken; null when the answer is all that the team says. */
  @Nullable UUID message() {
    return null;
  }

  /** Who answers now, for a person. */
  final String provider() {
    return provider;
  }

  @Override
  public final void delta(Delta delta, Supplier<Spending> soFar) {
    if (delta instanceof Delta.Text more) {
      if (answer.hasNoText()) {
        sentences.flush();
        run.reached(team, TeamStatus.GENERATING);
      }
      answer.text(more.text());
      if (tellsProgress) {
        progress = Progress.of(message(), answer.length(), soFar.get(), progress).by(otherModel);
      }
      run.emit(new Chunk(team, more.text(), progress));
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
  public final void spent(Spending spending) {
    if (!spending.equals(answer.spending())) {
      answer.spent(spending);
      run.emit(new UsageReported(team, spending));
    }
  }

  @Override
  public final void retrying(Retry retry) {
    run.emit(new RetryPlanned(team, retry));
  }

  @Override
  public final void fellBack(Seam seam) {
    sentences.flush();
    boolean generating = !answer.hasNoText();
    run.emit(new FellBack(team, seam, answer.length()));
    answer.fellBack(seam);
    provider = seam.toProvider();
    otherModel = seam.toModel();
    if (generating) {
      run.reached(team, TeamStatus.THINKING);
    }
  }

  /** Tells the thought that has no end yet. */
  final void endThoughts() {
    sentences.flush();
  }

  private void thought(String sentence) {
    run.emit(new ThoughtAdded(team, UUID.randomUUID(), sentence));
  }
}
