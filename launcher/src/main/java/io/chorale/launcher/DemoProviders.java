package io.chorale.launcher;

import io.chorale.simulator.Simulator;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Providers for whoever has no key: a simulator that speaks their protocols on loopback, so that
 * all but the models is real.
 */
final class DemoProviders {

  /** Each may also name a file that holds the key, with {@code _FILE} behind it. */
  private static final List<String> USUAL_KEYS =
      List.of(
          "OPENAI_API_KEY",
          "ANTHROPIC_API_KEY",
          "GEMINI_API_KEY",
          "PERPLEXITY_API_KEY",
          "OPENROUTER_API_KEY",
          "XAI_API_KEY");

  private DemoProviders() {}

  /** Starts the simulator and names it in the settings, unless a real provider is configured. */
  static boolean startUnlessConfigured(Map<String, String> environment) {
    if (isSet("CHORALE_PROVIDERS", environment)
        || USUAL_KEYS.stream()
            .anyMatch(key -> isSet(key, environment) || isSet(key + "_FILE", environment))) {
      return false;
    }
    URI base = Simulator.start(0).baseUrl();
    System.setProperty("chorale.providers", "anthropic,google");
    configure("anthropic", "anthropic", base);
    configure("google", "gemini", base.resolve("/v1beta"));
    return true;
  }

  private static boolean isSet(String name, Map<String, String> environment) {
    String property = System.getProperty(name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'));
    return !environment.getOrDefault(name, "").isBlank() || property != null;
  }

  private static void configure(String name, String protocol, URI base) {
    String prefix = "chorale.provider." + name + ".";
    System.setProperty(prefix + "protocol", protocol);
    System.setProperty(prefix + "base-url", base.toString());
    System.setProperty(prefix + "api-key", "demo");
    System.setProperty(prefix + "model", "simulated-" + name);
    System.setProperty(prefix + "simulated", "true");
  }
}
