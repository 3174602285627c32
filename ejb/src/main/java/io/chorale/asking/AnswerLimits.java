package io.chorale.asking;

import io.chorale.event.JournalReady;
import io.chorale.platform.SettingValues;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;

/** How much one answer may be. */
@ApplicationScoped
public class AnswerLimits {

  /** Several times what today's models write at the most; kept whole in memory while it comes. */
  private static final int MAX_LENGTH = 1_000_000;

  private final int maxLength;

  @Inject
  AnswerLimits(Config config) {
    this(new SettingValues(config).number("chorale.answer.max-length", MAX_LENGTH, 1));
  }

  AnswerLimits(int maxLength) {
    this.maxLength = maxLength;
  }

  /** For the container's proxy only. */
  protected AnswerLimits() {
    this(0);
  }

  /** The most characters (UTF-16 units) of an answer, thinking included. */
  public int maxLength() {
    return maxLength;
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
