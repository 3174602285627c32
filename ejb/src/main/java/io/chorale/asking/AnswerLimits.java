package io.chorale.asking;

import io.chorale.platform.SettingValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
}
