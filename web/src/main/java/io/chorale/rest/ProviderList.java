package io.chorale.rest;

import java.util.List;

/** The providers of this installation. */
public record ProviderList(List<ProviderReport> providers) {}
