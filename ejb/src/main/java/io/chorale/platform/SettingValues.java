package io.chorale.platform;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads values out of the settings; a wrong one is refused with words that name its setting. */
public final class SettingValues {

  private final Config config;

  public SettingValues(Config config) {
    this.config = config;
  }

  /** Blank is not set. */
  public Optional<String> text(String setting) {
    return config
        .getOptionalValue(setting, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  public int number(String setting, int otherwise, int least) {
    Optional<String> text = text(setting);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as one out of bounds is.
    }
    throw wrong(setting, text.get(), "a whole number of " + least + " or more");
  }

  public boolean flag(String setting) {
    String text = text(setting).orElse("false").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, text, "true or false");
    };
  }

  /** More than nothing, a day at the most. */
  public Duration duration(String setting, Duration otherwise) {
    return duration(setting, otherwise, Duration.ofNanos(1), "");
  }

  /** A day at the most; 0 where nothing is to be waited for. */
  public Duration durationOrZero(String setting, Duration otherwise) {
    return duration(setting, otherwise, Duration.ZERO, "0, ");
  }

  private Duration duration(String setting, Duration otherwise, Duration least, String alsoRight) {
    Optional<String> text = text(setting);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      Duration duration =
          text.get().toUpperCase(Locale.ROOT).startsWith("P")
              ? Duration.parse(text.get())
              : Duration.ofSeconds(Long.parseLong(text.get()));
      if (duration.compareTo(least) >= 0 && duration.compareTo(Duration.ofDays(1)) <= 0) {
        return duration;
      }
    } catch (NumberFormatException | DateTimeParseException notADuration) {
      // Told below, as one out of bounds is.
    }
    throw wrong(
        setting,
        text.get(),
        alsoRight + "seconds, or an ISO-8601 duration such as PT60S, of a day at the most");
  }

  /** An address that paths can be put behind; without a slash at its end. */
  public URI address(String setting, String otherwise) {
    String text = text(setting).orElse(otherwise);
    try {
      URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean nothingBehind = address.getRawQuery() == null && address.getRawFragment() == null;
      if (address.getHost() != null
          && address.getRawUserInfo() == null
          && nothingBehind
          && (scheme.equals("http") || scheme.equals("https"))) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, as an address of another kind is.
    }
    throw wrong(setting, text, "an address such as https://api.example.com/v1");
  }

  public static IllegalArgumentException wrong(String setting, String value, String right) {
    String found = value.isEmpty() ? "it is not set" : "not '" + value + "'";
    return new IllegalArgumentException(
        "The setting %s must be %s; %s".formatted(setting, right, found));
  }
}
