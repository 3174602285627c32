package io.chorale.journal;

import io.chorale.job.JobId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where entries wait for the writer: so many and so large at the most. Whoever comes to a full one
 * waits, unless the database is away.
 *
 * <p>Easy to get wrong: once an event was turned away, its job's later ones must be too, or its
 * stream would have a hole that no seq tells of.
 */
final class WaitingRoom {

  private final int mostEntries;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasRoom = lock.newCondition();
  private final Condition hasEntries = lock.newCondition();
  private final Queue<Entry> entries = new ArrayDeque<>();
  private final Set<JobId> cutOff = new HashSet<>();
  private long bytes;
  private boolean away;

  WaitingRoom(int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /**
   * @throws JournalAwayException when it is full and the database away, or when that was so for an
   *     earlier event of the same job
   */
  void put(Entry entry) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!isTurnedAway(entry) && !fits(entry)) {
        if (away) {
          turnAway(entry);
        } else {
          hasRoom.await();
        }
      }
      if (isTurnedAway(entry)) {
        throw new JournalAwayException();
      }
      add(entry);
    } finally {
      lock.unlock();
    }
  }

  /** Answers false instead of waiting, and whenever the database is away. */
  boolean offer(Entry entry) {
    lock.lock();
    try {
      boolean taken = !away && fits(entry);
      if (taken) {
        add(entry);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Moves what waits into a batch, one entry at the least when one comes in time. */
  void drain(List<Entry> batch, int mostEntries, long mostBytes, long patienceMillis)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (entries.isEmpty() && left > 0) {
        left = hasEntries.awaitNanos(left);
      }
      long taken = 0;
      Entry next = entries.peek();
      while (next != null && batch.size() < mostEntries && taken < mostBytes) {
        batch.add(entries.remove());
        taken += next.bytes();
        next = entries.peek();
      }
      bytes -= taken;
      if (taken > 0) {
        hasRoom.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void away(boolean isAway) {
    lock.lock();
    try {
      away = isAway;
      hasRoom.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isAway() {
    lock.lock();
    try {
      return away;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(Entry entry) {
    return entries.isEmpty()
        || (entries.size() < mostEntries && bytes + entry.bytes() <= mostBytes);
  }

  private void add(Entry entry) {
    if (entry instanceof Succession succession) {
      cutOff.remove(succession.job());
    }
    entries.add(entry);
    bytes += entry.bytes();
    hasEntries.signal();
  }

  private boolean isTurnedAway(Entry entry) {
    return entry instanceof Entry.Event event && cutOff.contains(event.emission().job());
  }

  private void turnAway(Entry entry) {
    if (entry instanceof Entry.Event event) {
      cutOff.add(event.emission().job());
    } else {
      throw new JournalAwayException();
    }
  }
}
