package io.chorale.journal;

import io.chorale.event.Journal;
import io.chorale.event.JournalReady;
import io.chorale.job.JobId;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Folds the streams of jobs that are over, some time after their end, and deletes those that are
 * older than they are to be kept. It looks for them in the database, so whatever a crash left is
 * found at the next start; several nodes may do it at once.
 */
@ApplicationScoped
class Folding {

  /** A round is a query when there is nothing to do. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_EXPIRIES = Duration.ofHours(1);

  private static final int AT_A_TIME = 100;

  /** For each moment of work so many of rest: those who watch need the machine more. */
  private static final int REST = 2;

  private static final Logger LOG = System.getLogger(Folding.class.getName());

  private final Journal journal;
  private final Supplier<ScheduledExecutorService> timer;
  private final Duration foldAfter;
  private final Optional<Duration> retention;
  private final Clock clock;
  private final Set<JobId> unfoldable = new HashSet<>();
  private Instant nextExpiry = Instant.MIN;

  @Inject
  Folding(Journal journal, Threads threads, JournalSettings settings, Clock clock) {
    this(
        journal, () -> threads.timer("folding"), settings.foldAfter(), settings.retention(), clock);
  }

  Folding(
      Journal journal,
      Supplier<ScheduledExecutorService> timer,
      Duration foldAfter,
      Optional<Duration> retention,
      Clock clock) {
    this.journal = journal;
    this.timer = timer;
    this.foldAfter = foldAfter;
    this.retention = retention;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Folding() {
    this(null, null, Duration.ZERO, Optional.empty(), null);
  }

  void begin(@Observes JournalReady ready) {
    long pause = Math.min(foldAfter.toMillis(), LONGEST_PAUSE.toMillis());
    ScheduledFuture<?> unused =
        timer.get().scheduleWithFixedDelay(this::round, 1_000, pause, TimeUnit.MILLISECONDS);
  }

  /** One at a time: a fold reads and writes much, and nobody waits for it. */
  void round() {
    try {
      Instant now = clock.instant();
      List<JobId> next;
      do {
        next =
            new ArrayList<>(journal.unfolded(now.minus(foldAfter), AT_A_TIME + unfoldable.size()));
        next.removeIf(unfoldable::contains);
        for (JobId job : next) {
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
          fold(job);
        }
      } while (!next.isEmpty());
      if (retention.isPresent() && !now.isBefore(nextExpiry)) {
        nextExpiry = now.plus(BETWEEN_EXPIRIES);
        int expired = journal.expire(now.minus(retention.get()));
        if (expired > 0) {
          LOG.log(Level.INFO, "The streams of {0} old jobs were deleted", expired);
        }
      }
    } catch (RuntimeException databaseAway) {
      LOG.log(Level.DEBUG, "Streams are folded later", databaseAway);
    }
  }

  /** What cannot be folded is left as it is until the next start. */
  private void fold(JobId job) {
    long begun = System.nanoTime();
    try {
      journal.fold(job);
      LockSupport.parkNanos(REST * (System.nanoTime() - begun));
    } catch (RuntimeException failure) {
      unfoldable.add(job);
      LOG.log(Level.WARNING, "The stream of job " + job + " is not folded", failure);
    }
  }
}
