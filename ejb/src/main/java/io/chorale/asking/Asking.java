package io.chorale.asking;

import io.chorale.model.ModelCall;
import io.chorale.workflow.AnswerListener;

/** Gets an answer. */
@FunctionalInterface
public interface Asking {

  /**
   * Asks without waiting.
   *
   * @return the whole undertaking, to stop it by
   */
  ModelCall ask(Question question, AnswerListener listener);
}
