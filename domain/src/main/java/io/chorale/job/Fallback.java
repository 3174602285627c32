package io.chorale.job;

/** The model that answers for a team whose own does not. */
public record Fallback(String provider, String model) {

  public Fallback {
    if (provider.isBlank() || model.isBlank()) {
      throw new IllegalArgumentException("a fallback names its provider and its model");
    }
  }
}
