package io.chorale.hub;

import java.time.Duration;

/** Limits of watchers, for tests. */
final class Limits {

  static final int FRAMES = 1_024;
  static final int CHARS = 1_000_000;

  private static final int MANY = 10_000;
  private static final Duration LONG = Duration.ofMinutes(1);

  private Limits() {}

  static WatcherLimits usual() {
    return new WatcherLimits(FRAMES, CHARS, LONG, LONG, MANY, MANY, MANY);
  }

  static WatcherLimits sendsMayTake(Duration sendTimeout) {
    return new WatcherLimits(FRAMES, CHARS, sendTimeout, LONG, MANY, MANY, MANY);
  }

  static WatcherLimits heartbeatEvery(Duration heartbeat) {
    return new WatcherLimits(FRAMES, CHARS, LONG, heartbeat, MANY, MANY, MANY);
  }

  static WatcherLimits most(int all, int perJob, int perUser) {
    return new WatcherLimits(FRAMES, CHARS, LONG, LONG, all, perJob, perUser);
  }
}
