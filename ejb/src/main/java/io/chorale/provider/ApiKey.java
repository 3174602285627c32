package io.chorale.provider;

/** A secret; its text shows nothing of it. */
public record ApiKey(String secret) {

  @Override
  public String toString() {
    return "…";
  }
}
