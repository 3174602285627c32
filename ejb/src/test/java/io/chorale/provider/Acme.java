package io.chorale.provider;

import java.net.URI;
import java.time.Duration;

/**
 * A provider's settings, of which a test says only what matters to it.
 *
 * @param thinking its budget
 * @param most the limit of an answer; 0 for none
 */
record Acme(
    String name, Protocol protocol, String baseUrl, boolean simulated, int thinking, int most) {

  static Acme speaking(Protocol protocol) {
    return new Acme("acme", protocol, "https://acme.test/v1", false, -1, 0);
  }

  Acme at(String address) {
    return new Acme(name, protocol, address, simulated, thinking, most);
  }

  Acme simulating(String provider) {
    return new Acme(provider, protocol, baseUrl, true, thinking, most);
  }

  Acme thinking(int budget) {
    return new Acme(name, protocol, baseUrl, simulated, budget, most);
  }

  Acme most(int tokens) {
    return new Acme(name, protocol, baseUrl, simulated, thinking, tokens);
  }

  ProviderSettings settings() {
    return new ProviderSettings(
        name,
        protocol,
        URI.create(baseUrl),
        new ApiKey("secret"),
        "",
        thinking,
        31_999,
        most,
        new TimeLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofMinutes(15)),
        Wires.MAX_EVENT,
        simulated);
  }
}
