package io.chorale.provider.unary;

import io.chorale.provider.ProviderSettings;
import java.util.Locale;

/** How those of the OpenAI family differ when they are asked for their models. */
enum Dialect {
  PLAIN,
  /** Shows its models to everybody; the key is asked about apart. */
  OPENROUTER,
  /** Does not list its models. */
  PERPLEXITY;

  static Dialect of(ProviderSettings provider) {
    String host = provider.baseUrl().getHost().toLowerCase(Locale.ROOT);
    if (host.endsWith("openrouter.ai")) {
      return OPENROUTER;
    }
    return host.endsWith("perplexity.ai") ? PERPLEXITY : PLAIN;
  }
}
