package io.chorale.simulator;

/**
 * Calls to a model: those that are running, and how all others ended. {@code started} is the sum of
 * the other four.
 *
 * @param open now
 * @param finished with a whole answer
 * @param closedByClient before the answer was whole
 * @param failed by a fault that the model's name asked for
 */
public record SimulatorCounts(
    long open, long started, long finished, long closedByClient, long failed) {}
