package io.chorale.workflow;

import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import java.util.function.Supplier;

/**
 * Hears the answer to what a workflow asked, whichever models it took. Calls come one at a time and
 * in order; exactly one of {@link #completed} and {@link #failed} comes, and comes last.
 */
public interface AnswerListener {

  /**
   * A piece of the answer; never a {@link Delta.Usage}.
   *
   * @param soFar reckons what the answer has used up to this piece; for use within this call
   */
  void delta(Delta delta, Supplier<Spending> soFar);

  /** What the answer has used so far; the last before the end says what it used in all. */
  void spent(Spending spending);

  /** The model did not begin to answer and is asked again in a while. */
  void retrying(Retry retry);

  /** Another model answers instead. Every delta so far is void. */
  void fellBack(Seam seam);

  /** The answer came to the end that its protocol prescribes. */
  void completed();

  /** It did not; what came since the last seam stands. */
  void failed(ModelException failure);
}
