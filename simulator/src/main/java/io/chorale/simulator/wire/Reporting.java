package io.chorale.simulator.wire;

/** Where a stream tells the usage so far. */
public enum Reporting {
  /** As the provider does. */
  USUAL,
  NEVER,
  /** In the first event alone. */
  EARLY,
  /** In the last event alone, whether it was asked for or not. */
  LATE,
  /** In every event, as xAI and Perplexity do. */
  EVERY
}
