package io.chorale.hub;

import io.chorale.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** Those who watch one job. Its monitor orders dispatch and the going live of a subscription. */
final class Watchers {

  private final List<Subscription> subscriptions = new ArrayList<>();
  private long lastDispatched;

  synchronized void add(Subscription subscription) {
    subscriptions.add(subscription);
  }

  /** Takes one away and tells whether nobody is left. */
  synchronized boolean remove(Subscription subscription) {
    subscriptions.remove(subscription);
    return subscriptions.isEmpty();
  }

  synchronized long lastDispatched() {
    return lastDispatched;
  }

  synchronized void dispatch(RecordedEvent event) {
    lastDispatched = event.seq();
    FrameFormat written = null;
    String frame = "";
    for (Subscription subscription : subscriptions) {
      if (subscription.format() != written) {
        written = subscription.format();
        frame = written.frame(event);
      }
      subscription.take(event, frame);
    }
  }

  synchronized int size() {
    return subscriptions.size();
  }
}
