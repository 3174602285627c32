package io.chorale.workflows;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a panel is asked. */
public enum PanelMode {
  /** One role answers. */
  SINGLE,
  /** Several roles answer at once; then the synthesiser, then verification. */
  BAND_JAM,
  /**
   * The same, but the roles rank each other's answers, without their names, before the synthesis.
   */
  COUNCIL;

  /** The word on the wire and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(PanelMode::word).toList();
  }

  /**
   * @throws IllegalArgumentException when no mode has that word
   */
  static PanelMode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
