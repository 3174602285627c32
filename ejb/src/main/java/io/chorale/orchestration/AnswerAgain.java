package io.chorale.orchestration;

import io.chorale.model.Delta;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import io.chorale.workflow.AnswerListener;
import java.util.function.Supplier;

/**
 * The answer of a team that was restarted: what the answer before took is part of what it takes.
 */
final class AnswerAgain extends AnswerRelay {

  private final Spending before;

  private AnswerAgain(Spending before, AnswerListener listener) {
    super(listener);
    this.before = before;
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
  public void delta(Delta delta, Supplier<Spending> soFar) {
    super.delta(delta, () -> soFar.get().after(before));
  }

  @Override
  public void spent(Spending spending) {
    super.spent(spending.after(before));
  }
}
