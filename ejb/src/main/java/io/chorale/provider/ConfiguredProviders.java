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
  private static final Duration FIRST_TOKEN = Duration.ofMinutes(2);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration TOTAL = Duration.ofMinutes(15);

  /** An event is a few words; the largest that providers send hold a page of sources. */
  private static final int EVENT_BYTES = 1024 * 1024;

  private static final int LEAST_EVENT_BYTES = 1024;
  private static final int ANTHROPIC_THINKING = 2_048;

  /** What "ultra thinking" has meant since Claude Code made the word known. */
  private static final int ULTRA_THINKING = 31_999;

  private static final int AS_MUCH_AS_IT_LIKES = -1;

  private final SettingValues values;
  private final KeySettings keys;

  ConfiguredProviders(Config config) {
    this.values = new SettingValues(config);
    this.keys = new KeySettings(values);
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
        .filter(keys::hasUsual)
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
        keys.of(setting(name, ""), known, baseUrl),
        values.text(setting(name, "model")).orElse(known == null ? "" : known.model),
        values.number(setting(name, "thinking-budget"), thinking(protocol), AS_MUCH_AS_IT_LIKES),
        values.number(setting(name, "ultra-thinking-budget"), ULTRA_THINKING, 1),
        values.number(setting(name, "max-tokens"), ProviderSettings.AS_THE_PROTOCOL_HAS_IT, 1),
        new TimeLimits(
            duration(name, "first-token-timeout", FIRST_TOKEN),
            duration(name, "idle-timeout", IDLE),
            duration(name, "total-timeout", TOTAL)),
        values.number(
            setting(name, "max-event-size"),
            values.number(PREFIX + "max-event-size", EVENT_BYTES, LEAST_EVENT_BYTES),
            LEAST_EVENT_BYTES),
        values.flag(setting(name, "simulated")));
  }

  /** The provider's own, or the one for all. */
  private Duration duration(String name, String what, Duration otherwise) {
    return values.duration(setting(name, what), values.duration(PREFIX + what, otherwise));
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

  private static int thinking(Protocol protocol) {
    return protocol == Protocol.ANTHROPIC ? ANTHROPIC_THINKING : AS_MUCH_AS_IT_LIKES;
  }

  private static String setting(String name, String what) {
    return PREFIX + name + "." + what;
  }
}
