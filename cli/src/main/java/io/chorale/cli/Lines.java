package io.chorale.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what several say at once apart. */
final class Lines {

  /** What has no end of line is shown by then. */
  private static final int LONGEST = 100;

  private final PrintStream out;
  private final Map<String, StringBuilder> begun = new LinkedHashMap<>();
  private boolean inLine;

  Lines(PrintStream out) {
    this.out = out;
  }

  /** Shows a text of one who speaks alone as it comes. */
  void append(String text) {
    out.print(text);
    inLine = !text.endsWith("\n");
  }

  /** Shows a team's text when a line of it is whole. */
  void append(String team, String text) {
    StringBuilder line = begun.computeIfAbsent(team, unused -> new StringBuilder());
    line.append(text);
    int end;
    while ((end = end(line)) >= 0) {
      show(team, line.substring(0, end));
      boolean atBreak = line.charAt(end) == '\n' || line.charAt(end) == ' ';
      line.delete(0, atBreak ? end + 1 : end);
    }
  }

  /** Where a line ends; -1 while it does not. */
  private static int end(StringBuilder line) {
    int end = line.indexOf("\n");
    if (end >= 0 && end <= LONGEST) {
      return end;
    } else if (line.length() <= LONGEST) {
      return -1;
    }
    int space = line.lastIndexOf(" ", LONGEST);
    return space > 0 ? space : LONGEST;
  }

  /** Shows what a team has begun to say. */
  void end(String team) {
    endLine();
    StringBuilder line = begun.remove(team);
    if (line != null && !line.isEmpty()) {
      show(team, line.toString());
    }
  }

  /** Shows what everybody has begun to say. */
  void end() {
    endLine();
    List.copyOf(begun.keySet()).forEach(this::end);
  }

  private void endLine() {
    if (inLine) {
      out.println();
      inLine = false;
    }
  }

  private void show(String team, String line) {
    out.println("[" + team + "] " + line);
  }
}
