package io.chorale.journal;

import io.chorale.event.JournalReady;
import io.chorale.platform.SettingValues;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The settings {@code chorale.journal.…}. */
@ApplicationScoped
class JournalSettings {

  /** About 20 s of 400 teams at 30 tokens/s. */
  static final int WAITING_EVENTS = 250_000;

  static final int WAITING_BYTES = 64 * 1024 * 1024;
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PREFIX = "chorale.journal.";

  private final int waitingEvents;
  private final int waitingBytes;
  private final Duration patience;
  private final Duration foldAfter;
  private final @Nullable Duration retention;

  /**
   * @throws IllegalArgumentException when a setting is wrong; the message names it
   */
  @Inject
  JournalSettings(Config config) {
    SettingValues values = new SettingValues(config);
    waitingEvents = values.number(PREFIX + "waiting-events", WAITING_EVENTS, 1_000);
    waitingBytes = values.number(PREFIX + "waiting-bytes", WAITING_BYTES, 1024 * 1024);
    patience = values.duration(PREFIX + "patience", PATIENCE);
    foldAfter = values.duration(PREFIX + "fold-after", Duration.ofMinutes(1));
    retention = retention(values);
  }

  /** For the container's proxy only. */
  protected JournalSettings() {
    waitingEvents = 0;
    waitingBytes = 0;
    patience = PATIENCE;
    foldAfter = PATIENCE;
    retention = null;
  }

  int waitingEvents() {
    return waitingEvents;
  }

  /** Counted in characters, with an allowance for what is around the text. */
  int waitingBytes() {
    return waitingBytes;
  }

  /** How long the database may be away before the node gives its jobs up. */
  Duration patience() {
    return patience;
  }

  /** How long after its end a job is folded. */
  Duration foldAfter() {
    return foldAfter;
  }

  /** How long after a job's end its stream is kept; empty for ever. */
  Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }

  private static @Nullable Duration retention(SettingValues values) {
    String setting = PREFIX + "retention";
    String text = values.text(setting).orElse("forever").toUpperCase(Locale.ROOT);
    if (text.equals("FOREVER")) {
      return null;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (DateTimeParseException notADuration) {
      // Told below, as one that is not positive is.
    }
    throw SettingValues.wrong(
        setting, text, "'forever', or an ISO-8601 duration such as P90D or PT12H");
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
