package io.chorale.rest;

import java.util.List;

/** The names of a provider's models, as it says itself. */
public record ModelList(List<String> models) {}
