package io.chorale.engineio;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a client for a sign of life an interval after its last one, and tells when none comes within
 * the time-out. Any packet is such a sign: a pong that queues behind a long message is not missed.
 */
final class Heartbeat {

  private final Duration interval;
  private final Duration timeout;
  private final ScheduledExecutorService timer;
  private final Runnable ask;
  private final Runnable silent;
  private @Nullable ScheduledFuture<?> next;
  private long askedSince;
  private boolean asked;
  private boolean ended;

  Heartbeat(
      EngineSettings settings, ScheduledExecutorService timer, Runnable ask, Runnable silent) {
    this.interval = settings.pingInterval();
    this.timeout = settings.pingTimeout();
    this.timer = timer;
    this.ask = ask;
    this.silent = silent;
  }

  synchronized void begin() {
    askedSince = System.nanoTime() + interval.toNanos();
    schedule(this::ask, interval.toNanos());
  }

  synchronized void heard() {
    if (asked && !ended) {
      asked = false;
      if (next != null) {
        next.cancel(false);
      }
      begin();
    }
  }

  synchronized void end() {
    ended = true;
    if (next != null) {
      next.cancel(false);
    }
  }

  private void ask() {
    synchronized (this) {
      if (ended) {
        return;
      }
      asked = true;
      // From when it was due, so that a timer that is late makes nobody's time longer.
      schedule(this::fallSilent, askedSince + timeout.toNanos() - System.nanoTime());
    }
    ask.run();
  }

  private void fallSilent() {
    synchronized (this) {
      if (ended || !asked) {
        return;
      }
      ended = true;
    }
    silent.run();
  }

  private void schedule(Runnable task, long nanos) {
    if (!ended) {
      next = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
  }
}
