package io.chorale.engineio;

import io.chorale.event.JournalReady;
import io.chorale.platform.SettingValues;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** How sessions are kept alive and what they take; what a client is told at the handshake. */
@ApplicationScoped
public class EngineSettings {

  private static final int MAX_PAYLOAD = 1_000_000;

  private final Duration pingInterval;
  private final Duration pingTimeout;
  private final int maxPayload;
  private final boolean suites;

  @Inject
  EngineSettings(Config config) {
    this(new SettingValues(config));
  }

  private EngineSettings(SettingValues values) {
    this(
        values.duration("chorale.socketio.ping-interval", Duration.ofSeconds(25)),
        values.duration("chorale.socketio.ping-timeout", Duration.ofSeconds(20)),
        values.number("chorale.socketio.max-payload", MAX_PAYLOAD, 1_000),
        values.flag("chorale.socketio.test-suites"));
  }

  /**
   * @param maxPayload bytes
   */
  public EngineSettings(
      Duration pingInterval, Duration pingTimeout, int maxPayload, boolean suites) {
    this.pingInterval = pingInterval;
    this.pingTimeout = pingTimeout;
    this.maxPayload = maxPayload;
    this.suites = suites;
  }

  /** For the container's proxy only. */
  protected EngineSettings() {
    this(Duration.ZERO, Duration.ZERO, 0, false);
  }

  /** How long after a sign of life a client is asked for the next. */
  public Duration pingInterval() {
    return pingInterval;
  }

  /** How long a client may take to answer. */
  public Duration pingTimeout() {
    return pingTimeout;
  }

  /** The most bytes of a request's body, and of a message. */
  public int maxPayload() {
    return maxPayload;
  }

  /** Whether there is what the protocols' test suites talk to. */
  public boolean suites() {
    return suites;
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
