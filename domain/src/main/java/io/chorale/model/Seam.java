package io.chorale.model;

/**
 * Where an answer goes over from one model to another.
 *
 * @param reason why, in words for a person
 */
public record Seam(
    String fromProvider, String fromModel, String toProvider, String toModel, String reason) {}
