package io.chorale.provider;

import java.util.Arrays;
import java.util.Optional;

/** What need not be said of the providers that everybody knows. */
enum KnownProvider {
  OPENAI(
      "openai", Protocol.OPENAI_CHAT, "https://api.openai.com/v1", "OPENAI_API_KEY", "gpt-5-mini"),
  ANTHROPIC(
      "anthropic",
      Protocol.ANTHROPIC,
      "https://api.anthropic.com",
      "ANTHROPIC_API_KEY",
      "claude-sonnet-4-5"),
  GOOGLE(
      "google",
      Protocol.GEMINI,
      "https://generativelanguage.googleapis.com/v1beta",
      "GEMINI_API_KEY",
      "gemini-2.5-flash"),
  PERPLEXITY(
      "perplexity",
      Protocol.OPENAI_CHAT,
      "https://api.perplexity.ai",
      "PERPLEXITY_API_KEY",
      "sonar"),
  OPENROUTER(
      "openrouter",
      Protocol.OPENAI_CHAT,
      "https://openrouter.ai/api/v1",
      "OPENROUTER_API_KEY",
      "openai/gpt-5-mini"),
  XAI("xai", Protocol.OPENAI_CHAT, "https://api.x.ai/v1", "XAI_API_KEY", "grok-4.3");

  final String providerName;
  final Protocol protocol;
  final String baseUrl;

  /** The setting that holds the key, as everybody calls it. */
  final String keyName;

  final String model;

  KnownProvider(
      String providerName, Protocol protocol, String baseUrl, String keyName, String model) {
    this.providerName = providerName;
    this.protocol = protocol;
    this.baseUrl = baseUrl;
    this.keyName = keyName;
    this.model = model;
  }

  static Optional<KnownProvider> of(String name) {
    return Arrays.stream(values()).filter(known -> known.providerName.equals(name)).findFirst();
  }
}
