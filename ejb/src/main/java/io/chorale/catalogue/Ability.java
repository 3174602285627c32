package io.chorale.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model can do beside answering. */
public enum Ability {
  /** It thinks before it answers. Whether it shows that is its provider's choice. */
  THINKING,
  /** How much it thinks can be asked for: "ultra thinking" works. */
  THINKING_BUDGET,
  /** It may ask for tools. */
  TOOLS,
  /** It names its sources. */
  CITATIONS;

  /** The word on the wire and in the table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Ability> of(String word) {
    return Arrays.stream(values()).filter(ability -> ability.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Ability::word).collect(Collectors.joining(", "));
  }
}
