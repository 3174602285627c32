package io.chorale.hub;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * One watcher of one job: first the journal after its cursor, a page at a time as the watcher takes
 * it, then what is dispatched live.
 *
 * <p>Why there is no hole and no double: an event is dispatched after its commit and under the lock
 * of the job's {@link Watchers}. A subscription goes live under the same lock, and only when all
 * that was dispatched so far lies behind its cursor; whatever is committed but not yet dispatched
 * then will come live, and what its replay has already read is known by the cursor.
 */
public final class Subscription {

  /** Half of what a queue holds, so that there is room for what happens meanwhile. */
  static final int PAGE = OutboundQueue.MAX_FRAMES / 2;

  private static final Logger LOG = System.getLogger(Subscription.class.getName());

  private final JobId job;
  private final Watchers watchers;
  private final OutboundQueue queue;
  private final FrameFormat format;
  private final Journal journal;
  private final Executor replays;

  private long cursor;
  private boolean live;

  Subscription(
      JobId job,
      long after,
      Watchers watchers,
      OutboundQueue queue,
      FrameFormat format,
      Journal journal,
      Executor replays) {
    this.job = job;
    this.cursor = after;
    this.watchers = watchers;
    this.queue = queue;
    this.format = format;
    this.journal = journal;
    this.replays = replays;
  }

  FrameFormat format() {
    return format;
  }

  /** Takes a live event; called under the lock of the watchers. */
  void take(RecordedEvent event, String frame) {
    if (!live || event.seq() <= cursor) {
      return;
    }
    if (event.seq() > cursor + 1) {
      live = false;
      replay();
      return;
    }
    cursor = event.seq();
    queue.offer(frame);
  }

  void replay() {
    replays.execute(this::replayPage);
  }

  private void replayPage() {
    List<RecordedEvent> page;
    try {
      page = journal.read(job, cursor(), PAGE);
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "The journal of job " + job + " cannot be read; its watcher is closed",
          failure);
      queue.close(CloseReason.BROKEN);
      return;
    }
    List<String> frames = page.stream().map(format::frame).toList();
    synchronized (watchers) {
      frames.forEach(queue::offer);
      if (!page.isEmpty()) {
        cursor = page.get(page.size() - 1).seq();
      }
      live = page.size() < PAGE && watchers.lastDispatched() <= cursor;
      if (live) {
        return;
      }
    }
    queue.whenDrained(this::replay);
  }

  private long cursor() {
    synchronized (watchers) {
      return cursor;
    }
  }
}
