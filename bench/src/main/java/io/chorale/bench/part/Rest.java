package io.chorale.bench.part;

import java.time.Duration;
import java.util.Optional;

/**
 * Waits until a server has come to rest: what it does behind a job's end, folding it, belongs to no
 * measurement that comes next, and to nobody else's beside it.
 */
final class Rest {

  private static final long PATIENCE_SECONDS = 240;

  /** Until it looks for jobs to fold, by the settings that it has here. */
  private static final long UNTIL_IT_BEGINS_MILLIS = 11_000;

  /** Of one core. */
  private static final double AT_REST = 0.15;

  private Rest() {}

  /** Gives up after a while, and says nothing: the machine's noise shows then. */
  static void await(long pid) throws InterruptedException {
    Thread.sleep(UNTIL_IT_BEGINS_MILLIS);
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      long before = cpuNanos(pid);
      Thread.sleep(1_000);
      if (cpuNanos(pid) - before < AT_REST * 1e9) {
        return;
      }
    }
  }

  private static long cpuNanos(long pid) {
    Optional<Duration> used =
        ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration());
    return used.map(Duration::toNanos).orElse(0L);
  }
}
