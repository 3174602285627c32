package io.chorale.orchestration;

import io.chorale.event.JournalReady;
import io.chorale.job.NodeId;
import io.chorale.job.Nodes;
import io.chorale.platform.Threads;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps this node alive in the eyes of the others. Where its lease has run out, be it that the
 * database does not answer, others may have its jobs: it abandons them.
 */
@ApplicationScoped
class Lease {

  private static final Logger LOG = System.getLogger(Lease.class.getName());

  private final NodeId self = NodeId.random();
  private final Nodes nodes;
  private final NodeSettings settings;
  private final RunningJobs running;
  private final ScheduledExecutorService renewing;
  private final ScheduledExecutorService timer;
  private final LongSupplier nanoTime;
  private volatile long renewedAt;
  private volatile boolean failing;
  private volatile boolean over;

  @Inject
  Lease(Nodes nodes, NodeSettings settings, RunningJobs running, Threads threads) {
    this(
        nodes,
        settings,
        running,
        threads.timer("lease"),
        threads.timer("lease-watch"),
        System::nanoTime);
  }

  Lease(
      Nodes nodes,
      NodeSettings settings,
      RunningJobs running,
      ScheduledExecutorService renewing,
      ScheduledExecutorService timer,
      LongSupplier nanoTime) {
    this.nodes = nodes;
    this.settings = settings;
    this.running = running;
    this.renewing = renewing;
    this.timer = timer;
    this.nanoTime = nanoTime;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Lease() {
    this(null, null, null, null, null, null);
  }

  /** Names this life of this server. */
  NodeId self() {
    return self;
  }

  /** Before anybody starts a job. */
  void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) JournalReady ready) {
    renewedAt = nanoTime.getAsLong();
    nodes.join(self, settings.name(), settings.lease());
    long third = settings.third().toMillis();
    // The watch goes on while a renewal waits for a database that does not answer.
    var unusedRenewals =
        renewing.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    var unusedWatch =
        timer.scheduleWithFixedDelay(this::watch, third, third, TimeUnit.MILLISECONDS);
  }

  /** Gives it up, so that others need not wait for it to run out. */
  void end() {
    over = true;
    try {
      nodes.leave(self);
    } catch (RuntimeException away) {
      LOG.log(Level.WARNING, "This node's lease could not be given up; it will run out", away);
    }
  }

  @PreDestroy
  void stop() {
    over = true;
  }

  void renew() {
    if (over) {
      return;
    }
    long asked = nanoTime.getAsLong();
    try {
      if (!nodes.renew(self, settings.lease())) {
        LOG.log(Level.WARNING, "This node's lease had run out; its jobs are left to be taken over");
        running.abandonAll();
        nodes.join(self, settings.name(), settings.lease());
      }
      renewedAt = asked;
      failing = false;
    } catch (RuntimeException away) {
      if (!failing) {
        LOG.log(Level.WARNING, "This node's lease cannot be renewed", away);
      }
      failing = true;
    }
  }

  void watch() {
    boolean late = nanoTime.getAsLong() - renewedAt > settings.lease().toNanos();
    if (late && !over && !running.none() && nodes.shared()) {
      running.abandonAll();
    }
  }
}
