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
 * Keeps this node alive in the eyes of the others.
 *
 * <p>While the database is away nobody's lease can be renewed. So a node whose lease ran out keeps
 * its jobs for as long as the journal's patience lasts: what another has taken over meanwhile it
 * learns by a seq that is taken. And whoever was cut off itself does not call others dead before
 * they had time to come back.
 */
@ApplicationScoped
class Lease {

  private static final Logger LOG = System.getLogger(Lease.class.getName());

  private final NodeId self = NodeId.random();
  private final Nodes nodes;
  private final NodeSettings settings;
  private final RunningJobs running;
  private final ScheduledExecutorService renewing;
  private final LongSupplier nanoTime;
  private volatile long renewedAt;
  private volatile long steadySince;
  private volatile boolean failing;
  private volatile boolean over;

  @Inject
  Lease(Nodes nodes, NodeSettings settings, RunningJobs running, Threads threads) {
    this(nodes, settings, running, threads.timer("lease"), System::nanoTime);
  }

  Lease(
      Nodes nodes,
      NodeSettings settings,
      RunningJobs running,
      ScheduledExecutorService renewing,
      LongSupplier nanoTime) {
    this.nodes = nodes;
    this.settings = settings;
    this.running = running;
    this.renewing = renewing;
    this.nanoTime = nanoTime;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Lease() {
    this(null, null, null, null, null);
  }

  /** Names this life of this server. */
  NodeId self() {
    return self;
  }

  /** Before anybody starts a job. */
  void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) JournalReady ready) {
    renewedAt = nanoTime.getAsLong();
    steadySince = renewedAt - settings.lease().toNanos();
    nodes.join(self, settings.name(), settings.lease());
    long third = settings.third().toMillis();
    var unusedRenewals =
        renewing.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
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
        LOG.log(Level.WARNING, "This node was forgotten; its jobs are left to be taken over");
        running.abandonAll();
        nodes.join(self, settings.name(), settings.lease());
      }
      if (failing) {
        steadySince = nanoTime.getAsLong();
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

  /**
   * Whether a lease of another node that has run out shows that the node is dead: this one could
   * renew its own for as long as a lease lasts.
   */
  boolean canJudgeOthers() {
    long now = nanoTime.getAsLong();
    long lasts = settings.lease().toNanos();
    return !failing && now - renewedAt < lasts && now - steadySince >= lasts;
  }
}
