package io.chorale.asking;

import io.chorale.event.JournalReady;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.platform.SettingValues;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * A circuit breaker for each provider: one that mostly fails is left alone for a while, so that
 * teams hear at once what they would hear after a time-out, or fall back.
 */
@ApplicationScoped
public class Breakers {

  /** What shows that the provider is in trouble, not the request or the account. */
  private static final Set<Kind> TROUBLE =
      Set.of(Kind.OVERLOADED, Kind.NETWORK, Kind.TIMEOUT, Kind.CUT, Kind.NONSENSE);

  /** How many calls decide whether it may come back. */
  private static final int PROBES = 3;

  private final CircuitBreakerRegistry breakers;
  private final Duration rest;

  @Inject
  Breakers(Config config) {
    this(new SettingValues(config));
  }

  private Breakers(SettingValues values) {
    this(
        values.number("chorale.breaker.window", 20, 1),
        values.number("chorale.breaker.failure-rate", 60, 1),
        values.duration("chorale.breaker.rest", Duration.ofSeconds(30)));
  }

  /**
   * @param window how many of the last calls are looked at; it opens only when there were as many
   * @param failureRate percent of them that must have failed
   * @param rest how long it then stays open
   */
  Breakers(int window, int failureRate, Duration rest) {
    this.rest = rest;
    this.breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(window)
                .minimumNumberOfCalls(window)
                .failureRateThreshold(Math.min(failureRate, 100))
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .recordException(
                    thrown -> thrown instanceof ModelException it && TROUBLE.contains(it.kind()))
                .build());
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Breakers() {
    this.breakers = null;
    this.rest = Duration.ZERO;
  }

  CircuitBreaker of(String provider) {
    return breakers.circuitBreaker(provider);
  }

  /** What a team is told whose provider is left alone. */
  ModelException resting(String provider) {
    return new ModelException(
        Kind.OVERLOADED,
        "%s has failed so often lately that it is left alone for %d seconds. Try again then."
            .formatted(provider, rest.toSeconds()),
        rest,
        null);
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
