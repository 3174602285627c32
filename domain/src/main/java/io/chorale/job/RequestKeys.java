package io.chorale.job;

import java.time.Duration;
import java.time.Instant;

/**
 * The keys by which jobs were asked for. They reach it through the {@link
 * io.chorale.event.Journal}, in the same transaction as the jobs.
 */
public interface RequestKeys {

  /** How long a key stands for its job; after that it may be used for another. */
  Duration LIFE = Duration.ofDays(1);

  /** Forgets those that were used before. */
  void forget(Instant before);
}
