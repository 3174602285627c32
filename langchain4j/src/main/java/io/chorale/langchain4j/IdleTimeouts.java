package io.chorale.langchain4j;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How long a provider may be silent: by the same settings as for the providers that need no bridge,
 * since LangChain4j's own timeouts often end with the first byte.
 */
final class IdleTimeouts {

  private static final Duration OTHERWISE = Duration.ofSeconds(60);
  private static final Duration MOST = Duration.ofDays(1);

  private final Config config;

  IdleTimeouts(Config config) {
    this.config = config;
  }

  /**
   * @throws IllegalArgumentException when the setting is wrong; the message names it
   */
  Duration of(String provider) {
    return read("chorale.provider." + provider + ".idle-timeout")
        .or(() -> read("chorale.provider.idle-timeout"))
        .orElse(OTHERWISE);
  }

  private Optional<Duration> read(String setting) {
    return config
        .getOptionalValue(setting, String.class)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> parse(setting, text));
  }

  private static Duration parse(String setting, String text) {
    try {
      String upper = text.toUpperCase(Locale.ROOT);
      Duration duration =
          upper.startsWith("P") ? Duration.parse(upper) : Duration.ofSeconds(Long.parseLong(upper));
      if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(MOST) <= 0) {
        return duration;
      }
    } catch (NumberFormatException | DateTimeParseException notADuration) {
      // Told below, as one out of bounds is.
    }
    throw new IllegalArgumentException(
        "The setting %s must be seconds, or an ISO-8601 duration such as PT60S, of a day at the most; not '%s'"
            .formatted(setting, text));
  }
}
