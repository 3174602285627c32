package io.chorale.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody begins to answer.
 *
 * @param fallback true when another model failed, and this one answers instead
 * @param reason why it failed, for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamStart(
    String sessionId,
    String model,
    @Nullable String agentRole,
    @Nullable String stage,
    @Nullable Boolean fallback,
    @Nullable String reason,
    @Nullable String requestId,
    long seq,
    String timestamp) {}
