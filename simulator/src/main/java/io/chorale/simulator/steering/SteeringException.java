package io.chorale.simulator.steering;

/** A model's name cannot be understood; the message says why and what would be. */
public final class SteeringException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String KEYS =
      ". The keys are rate, tokens, thoughts, ttft (ms), stamp (on, off), retry (ms),"
          + " usage (early, late, every), nousage (on, off), cite, tag, tool and fault ("
          + Kind.names()
          + "), as in sim:rate=30;tokens=200; of a recording (rec:name) they are seed, and one of"
          + " cutevent, errorevent and stallevent";

  SteeringException(String what) {
    super(what + KEYS);
  }
}
