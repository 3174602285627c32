package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.job.Job;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What waits for the journal's writer. */
sealed interface Entry {

  /** An event of a job that is kept already. */
  record Event(Emission emission) implements Entry {}

  /** A job that is to be kept, and somebody who waits for it. */
  final class Arrival implements Entry {

    private final Job job;
    private final CountDownLatch kept = new CountDownLatch(1);
    private boolean taken;
    private boolean withdrawn;

    Arrival(Job job) {
      this.job = job;
    }

    Job job() {
      return job;
    }

    /** Answers false when nobody wants it kept any more. */
    synchronized boolean take() {
      taken = !withdrawn;
      return taken;
    }

    private synchronized boolean withdraw() {
      withdrawn = !taken;
      return withdrawn;
    }

    void tellKept() {
      kept.countDown();
    }

    /**
     * Waits for the commit. Once the writer has taken the job it will be kept, however long that
     * takes; before, it is withdrawn when the patience ends.
     *
     * @return whether it is kept
     */
    boolean awaitKept(Duration patience) {
      try {
        if (!kept.await(patience.toMillis(), TimeUnit.MILLISECONDS) && withdraw()) {
          return false;
        }
        kept.await();
        return true;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return !withdraw();
      }
    }
  }
}
