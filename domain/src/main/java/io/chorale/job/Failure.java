package io.chorale.job;

/**
 * Why a team failed.
 *
 * @param code one word for programs: a kind of {@link io.chorale.model.ModelException}, {@code
 *     empty}, {@code interrupted} or {@code broken}
 * @param reason words for a person
 */
public record Failure(String code, String reason) {}
