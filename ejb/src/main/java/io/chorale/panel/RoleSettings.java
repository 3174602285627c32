package io.chorale.panel;

import io.chorale.job.Fallback;
import io.chorale.job.Voice;
import io.chorale.model.Thinking;
import io.chorale.platform.SettingValues;
import io.chorale.provider.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads the settings of roles; where they are silent the models of seed 004, if they are there. */
final class RoleSettings {

  private static final String NONE = "none";

  /** As of any system prompt that somebody asks for by default. */
  private static final int LONGEST_SYSTEM = 20_000;

  /** A model of seed 004, at its usual provider. */
  private record Seed(String provider, String model) {}

  private static final Seed GPT = new Seed("openai", "gpt-4o");
  private static final Seed GROK = new Seed("xai", "grok-4.1");
  private static final Seed CLAUDE = new Seed("anthropic", "claude-3-5-sonnet-latest");

  private final SettingValues values;
  private final List<Provider> providers;

  /**
   * @param providers those that there are, in their order
   */
  RoleSettings(Config config, List<Provider> providers) {
    this.values = new SettingValues(config);
    this.providers = providers;
  }

  /** Empty when nobody could speak for it. */
  Optional<Voice> voice(Role role) {
    String prefix = "chorale.panel." + role.word() + ".";
    Seed seed = role == Role.VERIFICATION ? GROK : GPT;
    Provider provider = provider(prefix + "provider", seed, any -> true);
    if (provider == null) {
      return Optional.empty();
    }
    String model = model(prefix + "model", provider, seed);
    return Optional.of(
        new Voice(
            provider.name(),
            model,
            system(prefix + "system", role),
            Thinking.AS_CONFIGURED,
            fallback(prefix + "fallback-", provider)));
  }

  private @Nullable Fallback fallback(String prefix, Provider instead) {
    if (values.text(prefix + "provider").filter(NONE::equals).isPresent()) {
      return null;
    }
    Provider provider =
        provider(prefix + "provider", CLAUDE, other -> !other.name().equals(instead.name()));
    return provider == null
        ? null
        : new Fallback(provider.name(), model(prefix + "model", provider, CLAUDE));
  }

  /** The one that is set; else the seed's, else the first with a model of its own, if it suits. */
  private @Nullable Provider provider(String setting, Seed seed, Predicate<Provider> suits) {
    Optional<String> set = values.text(setting);
    if (set.isPresent()) {
      return named(set.get()).orElseThrow(() -> unknown(setting, set.get()));
    }
    return named(seed.provider)
        .filter(suits)
        .filter(known -> !known.simulated() || !known.defaultModel().isEmpty())
        .or(
            () ->
                providers.stream()
                    .filter(suits)
                    .filter(any -> !any.defaultModel().isEmpty())
                    .findFirst())
        .orElse(null);
  }

  private Optional<Provider> named(String name) {
    return providers.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }

  private IllegalArgumentException unknown(String setting, String provider) {
    String names = providers.stream().map(Provider::name).collect(Collectors.joining(", "));
    return SettingValues.wrong(
        setting, provider, "one of the providers: " + (names.isEmpty() ? NONE : names));
  }

  /** A simulator has no model of the seed's. */
  private String model(String setting, Provider provider, Seed seed) {
    Optional<String> set = values.text(setting);
    if (set.isPresent()) {
      return set.get();
    }
    if (provider.name().equals(seed.provider) && !provider.simulated()) {
      return seed.model;
    }
    if (provider.defaultModel().isEmpty()) {
      throw SettingValues.wrong(
          setting, "", "set, as provider %s has no model by default".formatted(provider.name()));
    }
    return provider.defaultModel();
  }

  private @Nullable String system(String setting, Role role) {
    Optional<String> set = values.text(setting);
    if (set.filter(text -> text.length() > LONGEST_SYSTEM).isPresent()) {
      throw SettingValues.wrong(
          setting,
          set.get().length() + " characters",
          "of at most %,d characters".formatted(LONGEST_SYSTEM));
    }
    return set.orElse(role.system());
  }
}
