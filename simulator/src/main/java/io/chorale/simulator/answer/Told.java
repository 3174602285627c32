package io.chorale.simulator.answer;

import java.util.List;

/**
 * The conversation that a model is shown, in short.
 *
 * @param lines a line for each message: its role and how it begins
 * @param answers how many of them are the model's own
 */
public record Told(List<String> lines, int answers) {

  private static final int BEGINNING = 80;

  public Told {
    lines = List.copyOf(lines);
  }

  /** A line for a message. */
  public static String line(String role, String text) {
    String line = text.length() <= BEGINNING ? text : text.substring(0, BEGINNING) + "…";
    return role + ": " + line.replaceAll("\\s+", " ");
  }
}
