package io.chorale.ledger;

import io.chorale.job.TeamName;
import io.chorale.model.Cost;
import org.jspecify.annotations.Nullable;

/**
 * A call that is not settled.
 *
 * @param inputTokens an estimate of the request's tokens
 * @param held null when the model has no price
 */
public record OpenCall(
    CallId call,
    TeamName team,
    String provider,
    String model,
    long inputTokens,
    @Nullable Cost held) {}
