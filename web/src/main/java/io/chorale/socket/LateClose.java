package io.chorale.socket;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Watcher;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that was refused as it opened, a moment later. Payara opens it on the thread
 * of the request and is not done with the request then; when the peer is gone by that time it fills
 * the log with stacks of its own.
 */
@ApplicationScoped
class LateClose {

  private static final long MOMENT_MILLIS = 200;

  private final ScheduledExecutorService timer;

  @Inject
  LateClose(Threads threads) {
    this(threads.timer("late-close"));
  }

  LateClose(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected LateClose() {
    this((ScheduledExecutorService) null);
  }

  void close(Watcher watcher, CloseReason reason) {
    ScheduledFuture<?> unused =
        timer.schedule(() -> watcher.close(reason), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
  }
}
