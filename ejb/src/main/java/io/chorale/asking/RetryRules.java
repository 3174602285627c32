package io.chorale.asking;

import io.chorale.event.JournalReady;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.platform.SettingValues;
import io.github.resilience4j.core.IntervalFunction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** When a model is asked again, and when another one instead. */
@ApplicationScoped
public class RetryRules {

  /** What another model would fail with too, or what is our own doing. */
  private static final Set<Kind> FINAL =
      Set.of(Kind.CANCELLED, Kind.BUDGET_EXCEEDED, Kind.TOO_LARGE, Kind.REFUSED);

  private static final double FACTOR = 2;

  /** A pause is half to one and a half of what it would be, so that many do not come together. */
  private static final double JITTER = 0.5;

  private final int attempts;
  private final Duration longestPause;
  private final IntervalFunction pauses;

  @Inject
  RetryRules(Config config) {
    this(new SettingValues(config));
  }

  private RetryRules(SettingValues values) {
    this(
        values.number("chorale.retry.attempts", 3, 1),
        values.duration("chorale.retry.first-pause", Duration.ofSeconds(1)),
        values.duration("chorale.retry.longest-pause", Duration.ofSeconds(20)));
  }

  RetryRules(int attempts, Duration firstPause, Duration longestPause) {
    this.attempts = attempts;
    this.longestPause = longestPause;
    this.pauses =
        IntervalFunction.ofExponentialRandomBackoff(
            firstPause,
            FACTOR,
            JITTER,
            longestPause.compareTo(firstPause) > 0 ? longestPause : firstPause);
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected RetryRules() {
    this.attempts = 0;
    this.longestPause = Duration.ZERO;
    this.pauses = null;
  }

  /**
   * How long to wait before the same model is asked again: as long as its provider says, or longer
   * each time.
   *
   * @param attempt the one that failed, from 1
   * @param begun whether anything of the answer came; then it is never asked again
   * @return empty when it is not to be asked again
   */
  Optional<Duration> pause(ModelException failure, int attempt, boolean begun) {
    if (begun || attempt >= attempts || !failure.kind().retriable()) {
      return Optional.empty();
    }
    Duration told = failure.retryAfter().orElse(Duration.ZERO);
    Duration own = Duration.ofMillis(pauses.apply(attempt));
    Duration pause = told.compareTo(own) > 0 ? told : own;
    return told.compareTo(longestPause) > 0 ? Optional.empty() : Optional.of(pause);
  }

  boolean mayFallBack(ModelException failure) {
    return !FINAL.contains(failure.kind());
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
