package io.chorale.provider;

import java.net.URI;

/** A provider called acme, as settings make it. */
public final class TestSettings {

  private TestSettings() {}

  public static ProviderSettings of(Protocol protocol, URI baseUrl) {
    return new ConfiguredProviders(
            MapConfig.of(
                "chorale.providers",
                "acme",
                "chorale.provider.acme.protocol",
                protocol.word(),
                "chorale.provider.acme.base-url",
                baseUrl.toString(),
                "chorale.provider.acme.api-key",
                "test-key"))
        .all()
        .get(0);
  }
}
