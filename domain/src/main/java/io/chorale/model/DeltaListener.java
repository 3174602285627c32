package io.chorale.model;

/**
 * Hears a model's answer. Calls come one at a time and in order; exactly one of {@link #completed}
 * and {@link #failed} comes, and comes last. A call that takes long slows its own stream only.
 */
public interface DeltaListener {

  void delta(Delta delta);

  /** The answer came to the end that its protocol prescribes. */
  void completed();

  /** It did not; what came before stands. */
  void failed(ModelException failure);
}
