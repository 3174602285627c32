package io.chorale.hub;

import io.chorale.event.JournalReady;
import io.chorale.platform.SettingValues;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** What a watcher may cost, and how many there may be. */
@ApplicationScoped
public class WatcherLimits {

  /** Twice a replay's page, so that a page and what happens while it is sent fit in. */
  private static final int QUEUE_FRAMES = 1_024;

  /** A million: what a watcher that stopped reading can cost the heap. */
  private static final int QUEUE_CHARS = 1_000_000;

  private final int queueFrames;
  private final int queueChars;
  private final Duration sendTimeout;
  private final Duration heartbeat;
  private final int all;
  private final int perJob;
  private final int perUser;

  @Inject
  WatcherLimits(Config config) {
    this(new SettingValues(config));
  }

  private WatcherLimits(SettingValues values) {
    this(
        values.number("chorale.watchers.queue-frames", QUEUE_FRAMES, 2),
        values.number("chorale.watchers.queue-chars", QUEUE_CHARS, 1_000),
        values.duration("chorale.watchers.send-timeout", Duration.ofSeconds(20)),
        values.duration("chorale.watchers.heartbeat", Duration.ofSeconds(30)),
        values.number("chorale.watchers.max", 10_000, 1),
        values.number("chorale.watchers.max-per-job", 5_000, 1),
        values.number("chorale.watchers.max-per-user", 200, 1));
  }

  /**
   * @param all the most watchers of all jobs together
   */
  public WatcherLimits(
      int queueFrames,
      int queueChars,
      Duration sendTimeout,
      Duration heartbeat,
      int all,
      int perJob,
      int perUser) {
    this.queueFrames = queueFrames;
    this.queueChars = queueChars;
    this.sendTimeout = sendTimeout;
    this.heartbeat = heartbeat;
    this.all = all;
    this.perJob = perJob;
    this.perUser = perUser;
  }

  /** For the container's proxy only. */
  protected WatcherLimits() {
    this(0, 0, Duration.ZERO, Duration.ZERO, 0, 0, 0);
  }

  /** The most frames that wait for one watcher. */
  public int queueFrames() {
    return queueFrames;
  }

  /**
   * The most characters (UTF-16 units) that wait for one watcher, but for a single larger frame.
   */
  public int queueChars() {
    return queueChars;
  }

  /** How long one send may take before its watcher is closed. */
  public Duration sendTimeout() {
    return sendTimeout;
  }

  /** How often each connection is tried. */
  public Duration heartbeat() {
    return heartbeat;
  }

  /** The most watchers of all jobs together. */
  int all() {
    return all;
  }

  /** The most watchers of one job. */
  int perJob() {
    return perJob;
  }

  /** The most connections of one user who has signed in. */
  int perUser() {
    return perUser;
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
