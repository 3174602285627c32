package io.chorale.ledger;

import io.chorale.model.Cost;
import io.chorale.model.TokenUsage;
import java.util.Map;

/**
 * What some calls used together.
 *
 * @param group what they have in common
 * @param calls how many there are
 * @param open how many of them are not settled
 * @param estimated how many of the settled were counted here, and not by the provider
 * @param unpriced how many had no price; they cost nothing here
 * @param used of the settled ones
 * @param cost of the settled ones
 * @param held by the others
 */
public record UsageLine(
    Map<Grouping, String> group,
    long calls,
    long open,
    long estimated,
    long unpriced,
    TokenUsage used,
    Cost cost,
    Cost held) {}
