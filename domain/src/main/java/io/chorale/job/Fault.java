package io.chorale.job;

/**
 * One thing that is wrong with what somebody asks for.
 *
 * @param field where it stands, as a path in the request: {@code brief}, {@code teams[1].name}
 * @param detail what is wrong with it and what would be right, for a person
 */
public record Fault(String field, String detail) {}
