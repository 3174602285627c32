package io.chorale.orchestration;

import io.chorale.event.JournalReady;
import io.chorale.hub.CloseReason;
import io.chorale.hub.JobEventHub;
import io.chorale.journal.JournalWriter;
import io.chorale.platform.SettingValues;
import io.chorale.platform.Threads;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.eclipse.microprofile.config.Config;

/**
 * Stops this node as a crash would, but better: no new jobs, some time for those that run, then the
 * rest is left to whoever takes it over, which can be at once.
 *
 * <p>Easy to get wrong: on SIGTERM Payara answers every new request with 503 at once and lets only
 * those that are under way go on. The launcher therefore calls {@link #handOver()} before Payara
 * hears of the signal; where nobody did, it is done when the application is about to be destroyed.
 */
@ApplicationScoped
class Shutdown {

  /** How long abandoned jobs may take to fall silent, and the journal to write what waits. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** How long watchers may take to hear what was told last, and that they are to come back. */
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final long PAUSE_MILLIS = 50;

  private static final Logger LOG = System.getLogger(Shutdown.class.getName());

  private final RunningJobs running;
  private final Reaper reaper;
  private final JournalWriter writer;
  private final Lease lease;
  private final JobEventHub hub;
  private final Duration grace;
  private final Executor thread;
  private volatile boolean begun;
  private boolean done;

  @Inject
  Shutdown(
      RunningJobs running,
      Reaper reaper,
      JournalWriter writer,
      Lease lease,
      JobEventHub hub,
      Threads threads,
      Config config) {
    this.running = running;
    this.reaper = reaper;
    this.writer = writer;
    this.lease = lease;
    this.hub = hub;
    this.thread = threads.pool("shutdown", 1);
    this.grace =
        new SettingValues(config).durationOrZero("chorale.shutdown.grace", Duration.ofSeconds(10));
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Shutdown() {
    this.running = null;
    this.reaper = null;
    this.writer = null;
    this.lease = null;
    this.hub = null;
    this.thread = null;
    this.grace = Duration.ZERO;
  }

  /**
   * @throws ShuttingDownException when no more jobs are taken
   */
  void checkOpen() {
    if (begun) {
      throw new ShuttingDownException();
    }
  }

  void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) JournalReady ready) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean(
                  (ShutdownMXBean) this::handOverElsewhere, ShutdownMXBean.class, true),
              new ObjectName(ShutdownMXBean.NAME));
    } catch (JMException notNamed) {
      LOG.log(Level.WARNING, "Chorale cannot be told beforehand that it will be stopped", notNamed);
    }
  }

  @PreDestroy
  void end() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .unregisterMBean(new ObjectName(ShutdownMXBean.NAME));
    } catch (JMException gone) {
      LOG.log(Level.DEBUG, "It was not there", gone);
    }
  }

  void destroyed(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    handOver();
  }

  /** Whoever calls an MBean may come on a thread that knows nothing of this application. */
  private void handOverElsewhere() {
    CompletableFuture.runAsync(this::handOver, thread).join();
  }

  synchronized void handOver() {
    if (done) {
      return;
    }
    done = true;
    begun = true;
    await(running::none, grace);
    reaper.stop();
    running.abandonAll();
    if (!await(running::none, LAST_WORDS) || !writer.awaitWritten(LAST_WORDS)) {
      LOG.log(Level.WARNING, "Not all that was told could be written; the journal has the rest");
    }
    lease.end();
    hub.closeAll(CloseReason.GOING_AWAY);
    await(() -> hub.connections().isEmpty(), GOODBYE);
  }

  private static boolean await(BooleanSupplier condition, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() >= end) {
          return false;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return true;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
