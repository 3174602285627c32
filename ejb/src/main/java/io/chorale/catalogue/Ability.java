package io.chorale.catalogue;

import java.util.Locale;

/** What a model can do beside answering. */
public enum Ability {
  /** It thinks before it answers, and shows it. */
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
}
