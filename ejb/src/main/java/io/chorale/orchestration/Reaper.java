package io.chorale.orchestration;

import io.chorale.event.JournalBack;
import io.chorale.event.JournalReady;
import io.chorale.job.RequestKeys;
import io.chorale.platform.Threads;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks, at start and ever again, for jobs at which nobody works, and for what has had its day. */
@ApplicationScoped
class Reaper {

  private static final Logger LOG = System.getLogger(Reaper.class.getName());

  private final TakeOver takeOver;
  private final NodeSettings settings;
  private final RequestKeys keys;
  private final Clock clock;
  private final ScheduledExecutorService thread;
  private volatile boolean over;

  @Inject
  Reaper(TakeOver takeOver, NodeSettings settings, RequestKeys keys, Clock clock, Threads threads) {
    this.takeOver = takeOver;
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.thread = threads.timer("reaper");
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Reaper() {
    this.takeOver = null;
    this.settings = null;
    this.keys = null;
    this.clock = null;
    this.thread = null;
  }

  /** When everybody else is ready for the jobs that are taken over. */
  void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) JournalReady ready) {
    var unusedRounds =
        thread.scheduleWithFixedDelay(
            this::look, 0, settings.third().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** It does not wait for its time: what was abandoned while the database was away goes on. */
  void journalIsBack(@Observes JournalBack back) {
    thread.execute(this::look);
  }

  @PreDestroy
  void stop() {
    over = true;
  }

  private void look() {
    if (over) {
      return;
    }
    try {
      takeOver.all();
      keys.forget(clock.instant().minus(RequestKeys.LIFE));
    } catch (RuntimeException away) {
      LOG.log(Level.WARNING, "What was left behind could not be looked for", away);
    }
  }
}
