package io.chorale.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a client's wish is acknowledged.
 *
 * @param stopped true when it was to stop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamReceipt(String sessionId, @Nullable String requestId, @Nullable Boolean stopped) {}
