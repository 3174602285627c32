package io.chorale.rest;

import io.chorale.provider.Provider;

/**
 * A provider that teams can choose.
 *
 * @param model of a team that names none; empty when it must name one
 */
public record ProviderReport(String name, String protocol, String model, boolean simulated) {

  static ProviderReport of(Provider provider) {
    return new ProviderReport(
        provider.name(), provider.protocol(), provider.defaultModel(), provider.simulated());
  }
}
