package io.chorale.provider;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The protocols that Chorale speaks, by their names in the settings. */
public enum Protocol {
  OPENAI_CHAT("openai-chat"),
  ANTHROPIC("anthropic"),
  GEMINI("gemini");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Optional<Protocol> of(String word) {
    return Arrays.stream(values()).filter(protocol -> protocol.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Protocol::word).collect(Collectors.joining(", "));
  }
}
