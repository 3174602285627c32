package io.chorale.langchain4j;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a model has been silent for too long. The time for which our own side makes it wait
 * does not count.
 */
final class IdleWatch {

  private final long limit;
  private final ScheduledExecutorService timer;
  private final Runnable onSilence;

  private volatile long silentSince = System.nanoTime();
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

  /** Something came; the model is heard again when it is dealt with. */
  void deal(Runnable with) {
    dealing = true;
    try {
      with.run();
    } finally {
      silentSince = System.nanoTime();
      dealing = false;
    }
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
    try {
      next = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException applicationEnds) {
      return;
    }
    if (calledOff) {
      callOff();
    }
  }
}
