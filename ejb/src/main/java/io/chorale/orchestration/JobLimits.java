package io.chorale.orchestration;

import io.chorale.event.JournalReady;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;

/** How much one job may ask for. */
@ApplicationScoped
public class JobLimits {

  private final int briefMaxLength;
  private final int maxTeams;

  @Inject
  JobLimits(Config config) {
    this(
        positive(config, "chorale.brief.max-length", 20_000),
        positive(config, "chorale.job.max-teams", 16));
  }

  JobLimits(int briefMaxLength, int maxTeams) {
    this.briefMaxLength = briefMaxLength;
    this.maxTeams = maxTeams;
  }

  /** For the container's proxy only. */
  protected JobLimits() {
    this(0, 0);
  }

  /** The most characters (UTF-16 units) that a brief or a system prompt may have. */
  public int briefMaxLength() {
    return briefMaxLength;
  }

  /** The most teams that one job may set to work. */
  public int maxTeams() {
    return maxTeams;
  }

  private static int positive(Config config, String name, int otherwise) {
    int value = config.getOptionalValue(name, Integer.class).orElse(otherwise);
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
    }
    return value;
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
