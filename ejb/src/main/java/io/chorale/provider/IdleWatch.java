package io.chorale.provider;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a provider has been silent for too long, which the JDK's client does not. The time
 * that our own side takes to deal with what came does not count.
 */
final class IdleWatch {

  private final long limit;
  private final ScheduledExecutorService timer;
  private final Runnable onSilence;

  private volatile long silentSince;
  private volatile boolean dealing;
  private volatile boolean calledOff;
  private volatile @Nullable Future<?> next;

  IdleWatch(Duration limit, ScheduledExecutorService timer, Runnable onSilence) {
    this.limit = limit.toNanos();
    this.timer = timer;
    this.onSilence = onSilence;
  }

  void begin() {
    silentSince = System.nanoTime();
    checkIn(limit);
  }

  /** Something came and is being dealt with. */
  void deal() {
    dealing = true;
  }

  /** It is the provider's turn. */
  void listen() {
    silentSince = System.nanoTime();
    dealing = false;
  }

  void callOff() {
    calledOff = true;
    Future<?> scheduled = next;
    if (scheduled != null) {
      scheduled.cancel(false);
    }
  }

  private void check() {
    if (calledOff) {
      return;
    }
    long left = dealing ? limit : limit - (System.nanoTime() - silentSince);
    if (left > 0) {
      checkIn(left);
    } else {
      onSilence.run();
    }
  }

  private void checkIn(long nanos) {
    next = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
  }
}
