package io.chorale.orchestration;

import io.chorale.event.JournalReady;
import io.chorale.platform.SettingValues;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/** How this node shares the jobs with others, and what becomes of those that a crash cut short. */
@ApplicationScoped
class NodeSettings {

  private static final int MAX_NAME = 200;

  /** Shorter ones would run out while a busy server collects its garbage. */
  private static final Duration LEAST_LEASE = Duration.ofSeconds(1);

  private static final Duration MOST_LEASE = Duration.ofHours(1);

  private final String name;
  private final Duration lease;
  private final boolean retry;
  private final int limit;

  /**
   * @throws IllegalArgumentException when a setting is wrong; the message names it
   */
  @Inject
  NodeSettings(Config config) {
    SettingValues values = new SettingValues(config);
    this.name = values.text("chorale.node").orElseGet(() -> UUID.randomUUID().toString());
    if (name.length() > MAX_NAME) {
      throw SettingValues.wrong("chorale.node", name, "a name of at most 200 characters");
    }
    this.lease = values.duration("chorale.lease", Duration.ofSeconds(20));
    if (lease.compareTo(LEAST_LEASE) < 0 || lease.compareTo(MOST_LEASE) > 0) {
      throw SettingValues.wrong("chorale.lease", lease.toString(), "from PT1S to PT1H");
    }
    String restart = values.text("chorale.restart").orElse("retry").toLowerCase(Locale.ROOT);
    if (!restart.equals("retry") && !restart.equals("interrupt")) {
      throw SettingValues.wrong("chorale.restart", restart, "retry or interrupt");
    }
    this.retry = restart.equals("retry");
    this.limit = values.number("chorale.restart.limit", 3, 0);
  }

  NodeSettings(String name, Duration lease, boolean retry, int limit) {
    this.name = name;
    this.lease = lease;
    this.retry = retry;
    this.limit = limit;
  }

  /** For the container's proxy only. */
  protected NodeSettings() {
    this("", Duration.ZERO, false, 0);
  }

  /** The same after each start, if it is set; else a random one. */
  String name() {
    return name;
  }

  Duration lease() {
    return lease;
  }

  /** How often a lease is renewed, and jobs are looked for that nobody works at. */
  Duration third() {
    return lease.dividedBy(3);
  }

  /** Whether unfinished teams of a job that was cut short are run again. */
  boolean retry() {
    return retry;
  }

  /** How often at the most. */
  int limit() {
    return limit;
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
