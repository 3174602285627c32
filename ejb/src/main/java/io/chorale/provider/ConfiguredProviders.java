package io.chorale.provider;

import static io.chorale.platform.SettingValues.wrong;

import io.chorale.platform.SettingValues;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
  private static final String PREFIX = "chorale.provider.";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int ANTHROPIC_THINKING = 2_048;
  private static final int AS_MUCH_AS_IT_LIKES = -1;

  private final SettingValues values;

  ConfiguredProviders(Config config) {
    this.values = new SettingValues(config);
  }

  /**
   * @throws IllegalArgumentException when a setting is wrong; the message names it
   */
  List<ProviderSettings> all() {
    Optional<String> listed = values.text(LIST);
    return listed.isPresent() ? listed(listed.get()) : byKeys();
  }

  /** How long a connection may take to come about, whichever provider it is. */
  Duration connectTimeout() {
    return values.duration(PREFIX + "connect-timeout", CONNECT);
  }

  private List<ProviderSettings> byKeys() {
    return Arrays.stream(KnownProvider.values())
        .filter(known -> values.text(known.keyName).isPresent())
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
        throw wrong(LIST, names, "a list with each name only once");
      }
      providers.add(provider(name));
    }
    return providers;
  }

  private ProviderSettings provider(String name) {
    KnownProvider known = KnownProvider.of(name).orElse(null);
    Protocol protocol = protocol(name, known);
    URI baseUrl = values.address(setting(name, "base-url"), known == null ? "" : known.baseUrl);
    return new ProviderSettings(
        name,
        protocol,
        baseUrl,
        key(name, known, baseUrl),
        values.text(setting(name, "model")).orElse(known == null ? "" : known.model),
        values.number(setting(name, "thinking-budget"), thinking(protocol), AS_MUCH_AS_IT_LIKES),
        values.number(setting(name, "max-tokens"), ProviderSettings.AS_THE_PROTOCOL_HAS_IT, 1),
        values.duration(
            setting(name, "idle-timeout"), values.duration(PREFIX + "idle-timeout", IDLE)),
        values.flag(setting(name, "simulated")));
  }

  private Protocol protocol(String name, @Nullable KnownProvider known) {
    Optional<String> word = values.text(setting(name, "protocol"));
    if (word.isEmpty() && known != null) {
      return known.protocol;
    }
    return word.flatMap(Protocol::of)
        .orElseThrow(
            () -> wrong(setting(name, "protocol"), word.orElse(""), "one of " + Protocol.words()));
  }

  /** Only a server of one's own may do without a key. */
  private @Nullable ApiKey key(String name, @Nullable KnownProvider known, URI baseUrl) {
    Optional<String> own = values.text(setting(name, "api-key"));
    if (known == null) {
      return own.map(ApiKey::new).orElse(null);
    }
    Optional<String> key = own.or(() -> values.text(known.keyName));
    if (key.isEmpty() && baseUrl.equals(URI.create(known.baseUrl))) {
      throw wrong(
          setting(name, "api-key"),
          "",
          "a key for " + baseUrl + " (" + known.keyName + " will do too)");
    }
    return key.map(ApiKey::new).orElse(null);
  }

  private static int thinking(Protocol protocol) {
    return protocol == Protocol.ANTHROPIC ? ANTHROPIC_THINKING : AS_MUCH_AS_IT_LIKES;
  }

  private static String setting(String name, String what) {
    return PREFIX + name + "." + what;
  }
}
