package io.chorale.hub;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * One watcher of one job: first the journal after its cursor, a page at a time as the watcher takes
 * it, then what is dispatched live. When its queue has no room for a live event it goes on from the
 * journal again as soon as it has taken what waits: a slow watcher costs no more memory than its
 * queue, and misses nothing.
 *
 * <p>Why there is no hole and no double: an event is dispatched after its commit and under the lock
 * of the job's {@link Watchers}. A subscription goes live under the same lock, and only when all
 * that was dispatched so far lies behind its cursor; whatever is committed but not yet dispatched
 * then will come live, and what its replay has already read is known by the cursor.
 */
final class Subscription {

  /** A quarter of what a queue holds: the rest is room for what happens meanwhile. */
  static final int PAGE = 256;

  private static final Logger LOG = System.getLogger(Subscription.class.getName());

  private final JobId job;
  private final Watchers watchers;
  private final OutboundQueue queue;
  private final FrameFormat format;
  private final Journal journal;
  private final Function<JobId, Optional<Job>> jobs;
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
      Function<JobId, Optional<Job>> jobs,
      Executor replays) {
    this.job = job;
    this.cursor = after;
    this.watchers = watchers;
    this.queue = queue;
    this.format = format;
    this.journal = journal;
    this.jobs = jobs;
    this.replays = replays;
  }

  JobId job() {
    return job;
  }

  FrameFormat format() {
    return format;
  }

  /** Whether it has all that was dispatched; called under the lock of the watchers. */
  boolean isLive() {
    return live;
  }

  /** The last seq that was put into its queue. */
  long cursor() {
    synchronized (watchers) {
      return cursor;
    }
  }

  /** Takes live events; called under the lock of the watchers. */
  void take(Batch batch) {
    if (live && batch.lastSeq() > cursor && !isNextQueued(batch)) {
      live = false;
      queue.whenDrained(this::replay);
    }
  }

  private boolean isNextQueued(Batch batch) {
    return batch.firstSeq() <= cursor + 1 && isQueued(batch);
  }

  /** A face may have to look something up to write an event; where it cannot, it is asked again. */
  private boolean isQueued(Batch batch) {
    try {
      return queued(batch.events(), batch.frames(format), firstUnseen(batch.events()));
    } catch (RuntimeException unwritten) {
      LOG.log(Level.WARNING, "What job " + job + " tells could not be written", unwritten);
      return false;
    }
  }

  private int firstUnseen(List<RecordedEvent> events) {
    int first = 0;
    while (first < events.size() && events.get(first).seq() <= cursor) {
      first++;
    }
    return first;
  }

  /** Puts events into the queue as long as there is room, and tells whether there was for all. */
  private boolean queued(List<RecordedEvent> events, List<Frame> frames, int first) {
    int behind = first + queue.offer(frames.subList(first, frames.size()));
    if (behind > first) {
      RecordedEvent last = events.get(behind - 1);
      cursor = last.seq();
      endBehind(last.isLast());
    }
    return behind == events.size();
  }

  private void endBehind(boolean last) {
    if (last && format.endsWithJob()) {
      queue.close(CloseReason.OVER);
    }
  }

  void replay() {
    replays.execute(this::replayPage);
  }

  private void replayPage() {
    try {
      if (catchesUp()) {
        return;
      }
      long from = cursor();
      List<RecordedEvent> page = journal.read(job, from, PAGE);
      if (page.isEmpty() || page.get(0).seq() > from + 1) {
        tellGap(from);
      }
      offer(page);
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "The journal of job " + job + " cannot be read; its watcher is closed",
          failure);
      queue.close(CloseReason.BROKEN);
    }
  }

  /** Goes on with what was handed on lately, where the cursor is not older than that. */
  private boolean catchesUp() {
    synchronized (watchers) {
      List<Batch> missed = watchers.recentBehind(cursor);
      if (missed.isEmpty()) {
        return false;
      }
      live = missed.stream().allMatch(this::isNextQueued);
      if (!live) {
        queue.whenDrained(this::replay);
      }
      return true;
    }
  }

  /** Says which events behind the cursor are no longer kept, if there are such. */
  private void tellGap(long from) {
    long lost = journal.lost(job);
    if (lost <= from) {
      return;
    }
    Job snapshot = jobs.apply(job).orElseThrow();
    Frame gap = format.gapFrame(snapshot, from + 1, lost);
    synchronized (watchers) {
      queue.offer(gap);
      cursor = lost;
    }
    endBehind(snapshot.state().isOver() && journal.lastSeq(job) == lost);
  }

  private void offer(List<RecordedEvent> page) {
    if (!page.isEmpty() && page.get(page.size() - 1).isLast()) {
      watchers.isOver();
    }
    List<Frame> frames = page.stream().map(format::frame).toList();
    synchronized (watchers) {
      boolean whole = queued(page, frames, firstUnseen(page));
      // Until a page comes back empty nobody knows whether more is kept than was dispatched here.
      live = whole && watchers.isLiveFrom(cursor, page.isEmpty());
      if (live) {
        return;
      }
    }
    queue.whenDrained(this::replay);
  }
}
