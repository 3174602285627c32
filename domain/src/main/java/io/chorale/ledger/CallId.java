package io.chorale.ledger;

import java.util.UUID;

/** One call to a model, as the ledger knows it. */
public record CallId(UUID value) {

  public static CallId random() {
    return new CallId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
