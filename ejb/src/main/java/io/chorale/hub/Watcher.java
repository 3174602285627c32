package io.chorale.hub;

import io.chorale.job.JobId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** One connection that watches jobs, from its coming until it is gone. Safe for several threads. */
public final class Watcher {

  private final Visitor visitor;
  private final Outlet outlet;
  private final OutboundQueue queue;
  private final JobEventHub hub;
  private final Map<JobId, Subscription> following = new ConcurrentHashMap<>(1);
  private volatile long heardAt;
  private volatile long beatAt;
  private volatile boolean over;

  Watcher(
      Visitor visitor,
      Outlet outlet,
      JobEventHub hub,
      WatcherLimits limits,
      Executor senders,
      Executor closers) {
    this.visitor = visitor;
    this.outlet = outlet;
    this.hub = hub;
    this.queue = new OutboundQueue(outlet, limits, senders, closers, this::ended);
    this.heardAt = System.nanoTime();
    this.beatAt = heardAt;
  }

  Visitor visitor() {
    return visitor;
  }

  OutboundQueue queue() {
    return queue;
  }

  /** Sends a message of the connection itself; whoever takes none of them is closed. */
  public void tell(String message) {
    tell(new Frame(message));
  }

  /** Sends a message of the connection itself; whoever takes none of them is closed. */
  public void tell(Frame message) {
    queue.insist(message);
  }

  /** Has a heartbeat go before what waits; for transports that keep the time themselves. */
  public void beat() {
    queue.beat();
  }

  /**
   * Has the task run once, on another thread, when nothing waits and nothing is being sent; never
   * when the connection ends before.
   */
  public void whenDrained(Runnable task) {
    queue.whenDrained(task);
  }

  /**
   * Has the job's events come, until {@link #unfollow} or the end; those behind the cursor first. A
   * job that is followed already goes on as before.
   *
   * @param after the last seq that the watcher has seen; 0 for none
   * @throws TooManyWatchersException when too many watch that job
   */
  public void follow(JobId job, long after, FrameFormat format) {
    if (following.containsKey(job)) {
      return;
    }
    Subscription subscription = hub.subscribe(this, job, after, format);
    following.put(job, subscription);
    if (over) {
      unfollow(job);
    } else {
      subscription.replay();
    }
  }

  /** Ends the coming of a job's events; what waits already may still come. */
  public void unfollow(JobId job) {
    Subscription subscription = following.remove(job);
    if (subscription != null) {
      hub.unsubscribe(subscription);
    }
  }

  public boolean follows(JobId job) {
    return following.containsKey(job);
  }

  /** How many jobs it follows. */
  public int followed() {
    return following.size();
  }

  /** Says that the other end gave a sign of life. */
  public void heard() {
    heardAt = System.nanoTime();
  }

  /** Closes the connection behind what waits to be sent. */
  public void close(CloseReason reason) {
    queue.close(reason);
  }

  /** Closes the connection at once, whatever waits. */
  public void abort(CloseReason reason) {
    queue.abort(reason);
  }

  /** Says that the connection is gone. */
  public void gone() {
    queue.gone();
  }

  /** Called about every second: closes who hangs or is silent, and sends the heartbeat. */
  void check(WatcherLimits limits, long now) {
    long heartbeat = limits.heartbeat().toNanos();
    if (queue.sendingSinceBefore(now - limits.sendTimeout().toNanos())) {
      queue.abort(CloseReason.TOO_SLOW);
    } else if (outlet.keepsTime()) {
      return;
    } else if (outlet.hearsAnswers() && now - heardAt > heartbeat + heartbeat * 3 / 4) {
      // An answer comes within a moment of a heartbeat: one is missing by now, and it is not yet
      // two heartbeats since the last sign of life.
      queue.abort(CloseReason.SILENT);
    } else if (now - beatAt >= (outlet.hearsAnswers() ? heartbeat : heartbeat / 2)) {
      // Where no answer is heard, a write fails only after an earlier one had no taker.
      beatAt = now;
      queue.beat();
    }
  }

  private void ended() {
    over = true;
    following.keySet().forEach(this::unfollow);
    hub.forget(this);
  }
}
