package io.chorale.provider;

import java.time.Duration;

/**
 * How long a provider may take over an answer.
 *
 * @param firstToken from the request to the first text, thought or tool call
 * @param idle without a single byte
 * @param total from the request to the end
 */
public record TimeLimits(Duration firstToken, Duration idle, Duration total) {}
