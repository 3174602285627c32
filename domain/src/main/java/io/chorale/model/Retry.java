package io.chorale.model;

import java.time.Duration;

/**
 * A model is asked once more.
 *
 * @param attempt which one it will be; the first retry is attempt 2
 * @param pause how long until then
 * @param reason what went wrong, in words for a person
 */
public record Retry(String provider, String model, int attempt, Duration pause, String reason) {}
