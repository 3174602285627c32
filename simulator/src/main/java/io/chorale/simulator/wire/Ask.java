package io.chorale.simulator.wire;

import io.chorale.simulator.answer.Brief;
import io.chorale.simulator.answer.Told;
import java.util.OptionalInt;

/**
 * What a client asks of a model, whatever the protocol.
 *
 * @param stream whether the answer is wanted as it comes
 * @param thoughts whether the client wants to see them
 * @param streamUsage whether the stream tells the usage (always so but with OpenAI)
 * @param limit the most tokens of the answer, thoughts and text
 * @param told the whole conversation in short
 * @param inputTokens by the rule of thumb of four characters a token
 */
public record Ask(
    String model,
    boolean stream,
    boolean thoughts,
    boolean streamUsage,
    OptionalInt limit,
    Brief brief,
    Told told,
    int inputTokens) {}
