package io.chorale.provider;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a provider takes too long, which the JDK's client does not. The time that our own
 * side takes to deal with what came is not its silence. There is one task in the timer at a time,
 * and none when the watch is called off.
 */
final class TimeWatch {

  /** Which limit it was. */
  enum Limit {
    FIRST_TOKEN,
    IDLE,
    TOTAL
  }

  private final long firstToken;
  private final long idle;
  private final long total;
  private final ScheduledExecutorService timer;
  private final Consumer<Limit> onExceeded;

  private volatile long begun;
  private volatile long silentSince;
  private volatile boolean answering;
  private volatile boolean dealing;
  private volatile boolean calledOff;
  private volatile @Nullable Future<?> next;

  TimeWatch(TimeLimits limits, ScheduledExecutorService timer, Consumer<Limit> onExceeded) {
    this.firstToken = limits.firstToken().toNanos();
    this.idle = limits.idle().toNanos();
    this.total = limits.total().toNanos();
    this.timer = timer;
    this.onExceeded = onExceeded;
  }

  void begin() {
    begun = System.nanoTime();
    silentSince = begun;
    checkIn(Math.min(firstToken, Math.min(idle, total)));
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

  /** What came was of the answer itself. */
  void token() {
    answering = true;
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
    long now = System.nanoTime();
    long toFirst = answering ? Long.MAX_VALUE : firstToken - (now - begun);
    long toIdle = dealing ? idle : idle - (now - silentSince);
    long toTotal = total - (now - begun);
    long left = Math.min(toFirst, Math.min(toIdle, toTotal));
    if (left > 0) {
      checkIn(left);
    } else if (left == toTotal) {
      onExceeded.accept(Limit.TOTAL);
    } else {
      onExceeded.accept(left == toIdle ? Limit.IDLE : Limit.FIRST_TOKEN);
    }
  }

  private void checkIn(long nanos) {
    next = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    if (calledOff) {
      callOff();
    }
  }
}
