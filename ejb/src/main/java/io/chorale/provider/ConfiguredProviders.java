package io.chorale.provider;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads the providers out of the settings: those that {@code chorale.providers} lists, or else each
 * one whose usual key is set.
 */
final class ConfiguredProviders {

  private static final String LIST = "chorale.providers";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int MAX_TOKENS = 8_192;
  private static final int ANTHROPIC_THINKING = 2_048;
  private static final int AS_MUCH_AS_IT_LIKES = -1;

  private final Config config;

  ConfiguredProviders(Config config) {
    this.config = config;
  }

  /**
   * @throws IllegalArgumentException when a setting is wrong; the message names it
   */
  List<ProviderSettings> all() {
    Optional<String> listed = value(LIST);
    return listed.isPresent() ? listed(listed.get()) : byKeys();
  }

  private List<ProviderSettings> byKeys() {
    return Arrays.stream(KnownProvider.values())
        .filter(known -> value(known.keyName).isPresent())
        .map(known -> provider(known.providerName))
        .toList();
  }

  private List<ProviderSettings> listed(String names) {
    Set<String> seen = new HashSet<>();
    List<ProviderSettings> providers = new ArrayList<>();
    for (String part : names.split(",", -1)) {
      String name = part.strip();
      if (!NAME.matcher(name).matches()) {
        throw wrong(
            LIST, names, "names of letters, digits, dashes and underscores, with commas between");
      }
      if (!seen.add(name)) {
        throw wrong(LIST, names, "each name only once");
      }
      providers.add(provider(name));
    }
    return providers;
  }

  private ProviderSettings provider(String name) {
    KnownProvider known = KnownProvider.of(name).orElse(null);
    Protocol protocol = protocol(name, known);
    return new ProviderSettings(
        name,
        protocol,
        baseUrl(name, known),
        key(name, known),
        value(name, "model").orElse(known == null ? "" : known.model),
        number(name, "thinking-budget", thinking(protocol), AS_MUCH_AS_IT_LIKES),
        number(name, "max-tokens", MAX_TOKENS, 1),
        idleTimeout(name),
        value(name, "simulated").map(Boolean::parseBoolean).orElse(false));
  }

  private Protocol protocol(String name, @Nullable KnownProvider known) {
    Optional<String> word = value(name, "protocol");
    if (word.isEmpty() && known != null) {
      return known.protocol;
    }
    return word.flatMap(Protocol::of)
        .orElseThrow(
            () -> wrong(setting(name, "protocol"), word.orElse(""), "one of " + Protocol.words()));
  }

  private URI baseUrl(String name, @Nullable KnownProvider known) {
    String url = value(name, "base-url").orElse(known == null ? "" : known.baseUrl);
    try {
      URI address = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, as an address of another kind is.
    }
    throw wrong(setting(name, "base-url"), url, "an address such as https://api.example.com/v1");
  }

  private @Nullable ApiKey key(String name, @Nullable KnownProvider known) {
    return value(name, "api-key")
        .or(() -> known == null ? Optional.empty() : value(known.keyName))
        .map(ApiKey::new)
        .orElse(null);
  }

  private static int thinking(Protocol protocol) {
    return protocol == Protocol.ANTHROPIC ? ANTHROPIC_THINKING : AS_MUCH_AS_IT_LIKES;
  }

  private int number(String name, String what, int otherwise, int least) {
    String text = value(name, what).orElse(Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as one out of bounds is.
    }
    throw wrong(setting(name, what), text, "a whole number of " + least + " or more");
  }

  private Duration idleTimeout(String name) {
    String setting = setting(name, "idle-timeout");
    Optional<String> own = value(setting);
    if (own.isEmpty()) {
      setting = "chorale.provider.idle-timeout";
    }
    String text = own.or(() -> value("chorale.provider.idle-timeout")).orElse(IDLE.toString());
    try {
      Duration idle =
          text.startsWith("P") ? Duration.parse(text) : Duration.ofSeconds(Long.parseLong(text));
      if (!idle.isZero() && !idle.isNegative()) {
        return idle;
      }
    } catch (NumberFormatException | DateTimeParseException notADuration) {
      // Told below, as one of nothing is.
    }
    throw wrong(setting, text, "seconds, or an ISO-8601 duration such as PT60S");
  }

  private Optional<String> value(String name, String what) {
    return value(setting(name, what));
  }

  private Optional<String> value(String setting) {
    return config
        .getOptionalValue(setting, String.class)
        .map(String::strip)
        .filter(v -> !v.isEmpty());
  }

  private static String setting(String name, String what) {
    return "chorale.provider." + name + "." + what;
  }

  private static IllegalArgumentException wrong(String setting, String value, String right) {
    return new IllegalArgumentException(
        "The setting %s must be %s, not '%s'".formatted(setting, right, value));
  }
}
