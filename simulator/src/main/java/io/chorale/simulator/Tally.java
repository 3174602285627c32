package io.chorale.simulator;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts calls; seen as a whole from any thread. */
final class Tally {

  enum Ending {
    FINISHED,
    CLOSED_BY_CLIENT,
    FAILED
  }

  private long started;
  private @Nullable Instant lastStart;
  private final Map<Ending, Long> ended = new EnumMap<>(Ending.class);

  /** Answers how many have started by now. */
  synchronized long start(Instant now) {
    lastStart = now;
    started++;
    return started;
  }

  synchronized void end(Ending ending) {
    ended.merge(ending, 1L, Long::sum);
  }

  synchronized SimulatorCounts counts() {
    long finished = ended(Ending.FINISHED);
    long closed = ended(Ending.CLOSED_BY_CLIENT);
    long failed = ended(Ending.FAILED);
    return new SimulatorCounts(
        started - finished - closed - failed, started, finished, closed, failed);
  }

  /** Empty before the first. */
  synchronized Optional<Instant> lastStart() {
    return Optional.ofNullable(lastStart);
  }

  private long ended(Ending ending) {
    return ended.getOrDefault(ending, 0L);
  }
}
