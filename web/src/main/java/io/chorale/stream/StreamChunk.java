package io.chorale.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * More of an answer.
 *
 * @param tokensUsed by this answer so far, input and output
 * @param estimatedCost of this answer so far, in US dollars
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamChunk(
    String sessionId,
    @Nullable String agentRole,
    @Nullable String stage,
    String chunk,
    String model,
    long tokensUsed,
    BigDecimal estimatedCost,
    long seq,
    String timestamp) {}
