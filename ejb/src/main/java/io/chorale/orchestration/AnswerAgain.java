package io.chorale.orchestration;

import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import io.chorale.workflow.AnswerListener;

/**
 * The answer of a team that was restarted: what the answer before took is part of what it takes.
 */
final class AnswerAgain implements AnswerListener {

  private final Spending before;
  private final AnswerListener listener;

  private AnswerAgain(Spending before, AnswerListener listener) {
    this.before = before;
    this.listener = listener;
  }

  /** Tells at once what was spent before, if anything was. */
  static AnswerListener after(Spending before, AnswerListener listener) {
    if (before.tokens().equals(TokenUsage.NONE)) {
      return listener;
    }
    listener.spent(before);
    return new AnswerAgain(before, listener);
  }

  @Override
  public void spent(Spending spending) {
    listener.spent(spending.after(before));
  }

  @Override
  public void delta(Delta delta) {
    listener.delta(delta);
  }

  @Override
  public void retrying(Retry retry) {
    listener.retrying(retry);
  }

  @Override
  public void fellBack(Seam seam) {
    listener.fellBack(seam);
  }

  @Override
  public void completed() {
    listener.completed();
  }

  @Override
  public void failed(ModelException failure) {
    listener.failed(failure);
  }
}
