package io.chorale.job;

import java.util.Optional;
import java.util.UUID;

/** Names one job, for ever and on every node. */
public record JobId(UUID value) {

  public static JobId random() {
    return new JobId(UUID.randomUUID());
  }

  /** Reads the canonical form of a UUID (36 characters); empty when the text is anything else. */
  public static Optional<JobId> parse(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JobId(UUID.fromString(text)));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
