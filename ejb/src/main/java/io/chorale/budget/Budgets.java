package io.chorale.budget;

import io.chorale.event.JournalReady;
import io.chorale.ledger.BudgetLimits;
import io.chorale.model.Cost;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, by the settings {@code chorale.budget.…} in US dollars; no limit unless set.
 */
@ApplicationScoped
public class Budgets {

  private static final String PREFIX = "chorale.budget.";
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private final @Nullable Cost job;
  private final BudgetLimits limits;

  /**
   * @throws IllegalArgumentException when a setting is wrong; the message names it
   */
  @Inject
  Budgets(Config config) {
    this.job = read(config, "job");
    this.limits =
        new BudgetLimits(
            read(config, "user.day"),
            read(config, "user.month"),
            read(config, "all.day"),
            read(config, "all.month"));
  }

  /** For the container's proxy only. */
  protected Budgets() {
    this.job = null;
    this.limits = BudgetLimits.NONE;
  }

  /** The most that one job may cost. */
  public @Nullable Cost job() {
    return job;
  }

  public BudgetLimits limits() {
    return limits;
  }

  private static @Nullable Cost read(Config config, String name) {
    Optional<String> text = config.getOptionalValue(PREFIX + name, String.class).map(String::strip);
    if (text.isEmpty() || text.get().isEmpty()) {
      return null;
    }
    try {
      BigDecimal dollars = new BigDecimal(text.get());
      if (dollars.signum() >= 0 && dollars.compareTo(MOST) <= 0) {
        return Cost.ofDollars(dollars);
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as one out of bounds is.
    }
    throw new IllegalArgumentException(
        "The setting %s%s must be an amount of US dollars such as 25 or 0.50; not '%s'"
            .formatted(PREFIX, name, text.get()));
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
