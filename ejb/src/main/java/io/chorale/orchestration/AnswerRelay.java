package io.chorale.orchestration;

import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.workflow.AnswerListener;
import java.util.function.Supplier;

/** Hands on what it hears, for those who listen in on a part of it. */
abstract class AnswerRelay implements AnswerListener {

  private final AnswerListener listener;

  AnswerRelay(AnswerListener listener) {
    this.listener = listener;
  }

  @Override
  public void delta(Delta delta, Supplier<Spending> soFar) {
    listener.delta(delta, soFar);
  }

  @Override
  public void spent(Spending spending) {
    listener.spent(spending);
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
