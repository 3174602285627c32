package io.chorale.hub;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds what other nodes have written for jobs that are watched here: of a job that this node is
 * silent about, the journal is read on. Costs one look along the key for each such job.
 */
final class Elsewhere {

  static final Duration EVERY = Duration.ofMillis(500);

  private static final Logger LOG = System.getLogger(Elsewhere.class.getName());

  private final Map<JobId, Watchers> jobs;
  private final Journal journal;
  private final Executor dispatcher;
  private final Executor readers;
  private final AtomicBoolean looking = new AtomicBoolean();

  Elsewhere(Map<JobId, Watchers> jobs, Journal journal, Executor dispatcher, Executor readers) {
    this.jobs = jobs;
    this.journal = journal;
    this.dispatcher = dispatcher;
    this.readers = readers;
  }

  /** Answers at once; one look at a time. */
  void look() {
    if (!jobs.isEmpty() && looking.compareAndSet(false, true)) {
      readers.execute(
          () -> {
            try {
              long since = System.nanoTime() - EVERY.toNanos();
              jobs.forEach((job, watchers) -> lookAt(job, watchers, since));
            } catch (RuntimeException away) {
              LOG.log(Level.DEBUG, "The journal could not be read on", away);
            } finally {
              looking.set(false);
            }
          });
    }
  }

  private void lookAt(JobId job, Watchers watchers, long since) {
    watchers
        .untoldBehind(since)
        .ifPresent(
            cursor -> {
              List<RecordedEvent> written = journal.read(job, cursor, Subscription.PAGE);
              if (!written.isEmpty()) {
                dispatcher.execute(() -> watchers.dispatch(written));
              }
            });
  }
}
