package io.chorale.simulator.steering;

/** A model's name begins with {@code sim:} and cannot be understood; the message says why. */
public final class SteeringException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String KEYS =
      ". The keys are rate, tokens, thoughts, ttft (ms), stamp (on, off) and fault ("
          + Fault.NAMES
          + "), as in sim:rate=30;tokens=200";

  SteeringException(String what) {
    super(what + KEYS);
  }
}
