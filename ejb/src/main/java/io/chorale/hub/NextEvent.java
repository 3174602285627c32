package io.chorale.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Somebody who waits for a job's next event, as a long poll does. */
final class NextEvent {

  private final long after;
  private final Executor executor;
  private final CompletableFuture<Void> happened = new CompletableFuture<>();

  /**
   * @param executor goes on with whoever waited, so that the dispatch does not
   */
  NextEvent(long after, Executor executor) {
    this.after = after;
    this.executor = executor;
  }

  long after() {
    return after;
  }

  CompletableFuture<Void> future() {
    return happened;
  }

  /**
   * @return whether it was waited for, and is so no more
   */
  boolean happened(long seq) {
    if (seq <= after) {
      return false;
    }
    executor.execute(() -> happened.complete(null));
    return true;
  }

  /** Ends the waiting, whether anything happened or not. */
  void end() {
    executor.execute(() -> happened.complete(null));
  }
}
