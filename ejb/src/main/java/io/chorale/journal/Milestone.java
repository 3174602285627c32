package io.chorale.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands in the queue behind all that was told so far.
 *
 * @param passed counted down when all of that is written
 */
record Milestone(CountDownLatch passed) implements Entry {

  boolean awaitPassed(Duration patience) {
    try {
      return passed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
