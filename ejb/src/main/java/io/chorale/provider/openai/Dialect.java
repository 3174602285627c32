package io.chorale.provider.openai;

import io.chorale.model.ChatRequest;
import io.chorale.provider.ProviderSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** In what the speakers of chat completions differ; told by the address. */
enum Dialect {
  /** Its thinking models: o1 to o4 and gpt-5, but not the one that only chats. */
  OPENAI("openai", "api.openai.com", "o[134](?:-.*)?|gpt-5(?!-chat).*"),
  OPENROUTER("openrouter", "openrouter.ai", ".+"),
  PERPLEXITY("perplexity", "api.perplexity.ai", ""),
  /** Grok 4 and its fast ones refuse to be told how hard to think; 4.20 has a model for each. */
  XAI("xai", "api.x.ai", "grok-3-mini.*|grok-4\\.[3-9](?!\\d).*"),
  /** Refuses each field that it does not know. */
  MISTRAL("", "api.mistral.ai", ""),
  PLAIN("", "", "");

  private final String usualName;
  private final String host;
  private final Pattern thinkers;

  Dialect(String usualName, String host, String thinkers) {
    this.usualName = usualName;
    this.host = host;
    this.thinkers = Pattern.compile(thinkers);
  }

  /** A simulated provider goes by its name; one of another name is taken for OpenAI. */
  static Dialect of(ProviderSettings provider) {
    String host = String.valueOf(provider.baseUrl().getHost()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(dialect -> !dialect.host.isEmpty())
        .filter(
            dialect ->
                dialect.host.equals(host)
                    || (provider.simulated() && dialect.usualName.equals(provider.name())))
        .findFirst()
        .orElse(provider.simulated() ? OPENAI : PLAIN);
  }

  boolean thinksHarder(String model) {
    return thinkers.matcher(model).matches();
  }

  /** OpenAI's thinking models refuse any but their own. */
  boolean takesTemperature(String model) {
    return this != OPENAI || !thinksHarder(model);
  }

  /** The highest temperature: Mistral has less, and Perplexity wants less than 2. */
  double hottest() {
    return switch (this) {
      case MISTRAL -> 1.5;
      case PERPLEXITY -> 1.99;
      default -> ChatRequest.HOTTEST;
    };
  }

  /** OpenAI's thinking models refuse the old name; most others know no new one. */
  String limit() {
    return this == OPENAI ? "max_completion_tokens" : "max_tokens";
  }

  /** Perplexity and Mistral tell the usage unasked, and their APIs know no such field. */
  boolean mustBeAskedForUsage() {
    return this != PERPLEXITY && this != MISTRAL;
  }
}
