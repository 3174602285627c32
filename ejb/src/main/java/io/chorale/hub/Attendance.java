package io.chorale.hub;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected, within what may be. */
final class Attendance {

  private final WatcherLimits limits;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> byUser = new ConcurrentHashMap<>();
  private final Map<String, Integer> byTransport = new ConcurrentHashMap<>();
  private int all;

  Attendance(WatcherLimits limits) {
    this.limits = limits;
  }

  Set<Watcher> watchers() {
    return watchers;
  }

  /**
   * @throws TooManyWatchersException when one more is too many
   */
  synchronized void enter(Visitor visitor) {
    if (all >= limits.all()) {
      throw new TooManyWatchersException(
          "%,d watchers are connected, and no more are allowed. Try again later."
              .formatted(limits.all()));
    }
    String user = visitor.user();
    if (user != null) {
      if (byUser.getOrDefault(user, 0) >= limits.perUser()) {
        throw new TooManyWatchersException(
            "You have %,d connections, and no more are allowed. Close some of them."
                .formatted(limits.perUser()));
      }
      byUser.merge(user, 1, Integer::sum);
    }
    all++;
    byTransport.merge(visitor.transport(), 1, Integer::sum);
  }

  synchronized void leave(Visitor visitor) {
    all--;
    if (visitor.user() != null) {
      byUser.computeIfPresent(visitor.user(), (user, count) -> count > 1 ? count - 1 : null);
    }
    byTransport.computeIfPresent(visitor.transport(), (way, count) -> count > 1 ? count - 1 : null);
  }

  synchronized Map<String, Integer> byTransport() {
    return new TreeMap<>(byTransport);
  }
}
