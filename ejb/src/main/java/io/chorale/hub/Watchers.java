package io.chorale.hub;

import io.chorale.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Those who watch one job. Its monitor orders dispatch and the going live of a subscription. */
final class Watchers {

  private final List<Subscription> subscriptions = new ArrayList<>(1);
  private final List<NextEvent> waiting = new ArrayList<>(0);
  private final Recent recent = new Recent();
  private long lastDispatched;
  private long writtenHereAt;
  private boolean over;

  Watchers(long now) {
    this.writtenHereAt = now;
  }

  synchronized void add(Subscription subscription) {
    subscriptions.add(subscription);
  }

  /** Takes one away and tells whether nobody is left. */
  synchronized boolean remove(Subscription subscription) {
    subscriptions.remove(subscription);
    return isEmpty();
  }

  synchronized void add(NextEvent waiter) {
    waiting.add(waiter);
  }

  /** Takes one away and tells whether nobody is left. */
  synchronized boolean remove(NextEvent waiter) {
    waiting.remove(waiter);
    return isEmpty();
  }

  /**
   * Whether all that was dispatched lies behind a cursor; called under this lock.
   *
   * @param exhausted whether nothing behind the cursor was kept when the journal was read last
   */
  boolean isLiveFrom(long cursor, boolean exhausted) {
    return lastDispatched == 0 ? exhausted : lastDispatched <= cursor;
  }

  /**
   * Hands on what this node's journal has just kept.
   *
   * @param now as {@link System#nanoTime} tells it
   */
  synchronized void dispatch(List<RecordedEvent> events, long now) {
    writtenHereAt = now;
    dispatch(events);
  }

  /**
   * Hands on events of the job in their order, wherever they were written; what was handed on
   * already is dropped.
   */
  synchronized void dispatch(List<RecordedEvent> events) {
    int known = 0;
    while (known < events.size() && events.get(known).seq() <= lastDispatched) {
      known++;
    }
    if (known == events.size()) {
      return;
    }
    Batch fresh = new Batch(List.copyOf(events.subList(known, events.size())));
    lastDispatched = fresh.lastSeq();
    over |= fresh.endsJob();
    recent.add(fresh, subscriptions.size());
    subscriptions.forEach(subscription -> subscription.take(fresh));
    waiting.removeIf(waiter -> waiter.happened(fresh.lastSeq()));
  }

  /** What was handed on lately behind a cursor; called under this lock. */
  List<Batch> recentBehind(long cursor) {
    return recent.behind(cursor);
  }

  /** Nothing can follow any more. */
  synchronized void isOver() {
    over = true;
  }

  /**
   * The seq behind which another node may have written what nobody here was told of; empty when
   * this node wrote lately, or nobody waits.
   *
   * @param since as {@link System#nanoTime} tells it
   */
  synchronized OptionalLong untoldBehind(long since) {
    if (over || writtenHereAt - since > 0) {
      return OptionalLong.empty();
    }
    return LongStream.concat(
            subscriptions.stream().filter(Subscription::isLive).mapToLong(Subscription::cursor),
            waiting.stream().mapToLong(NextEvent::after))
        .min();
  }

  synchronized int size() {
    return subscriptions.size() + waiting.size();
  }

  private boolean isEmpty() {
    return subscriptions.isEmpty() && waiting.isEmpty();
  }
}
