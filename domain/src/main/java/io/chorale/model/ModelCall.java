package io.chorale.model;

/** A call to a model that is under way. */
@FunctionalInterface
public interface ModelCall {

  /**
   * Stops the call and closes the provider's connection. The listener hears no more deltas and, if
   * it has not heard an end yet, {@link DeltaListener#failed} with {@link
   * ModelException.Kind#CANCELLED}. Harmless when the call is over or was cancelled before.
   */
  void cancel();
}
