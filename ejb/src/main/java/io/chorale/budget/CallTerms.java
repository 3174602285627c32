package io.chorale.budget;

import io.chorale.model.Cost;
import io.chorale.model.Price;
import org.jspecify.annotations.Nullable;

/**
 * What a call can cost.
 *
 * @param inputTokens an estimate of the request's tokens
 * @param price null when the model has none in the table
 * @param most null without a price
 */
public record CallTerms(long inputTokens, @Nullable Price price, @Nullable Cost most) {}
