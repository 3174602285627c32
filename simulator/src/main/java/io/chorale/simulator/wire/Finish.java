package io.chorale.simulator.wire;

/** Why an answer is over; each provider has its own word for it. */
public enum Finish {
  STOP,
  LENGTH,
  REFUSED,
  TOOL
}
