package io.chorale.bench.report;

import java.util.stream.Collectors;

/** A report as a table for people. */
public final class MarkdownTable {

  private static final String HEAD =
      """
      | on | what | unit | Chorale | Socket.IO | ratio |
      |---|---|---|---|---|---|
      """;

  private MarkdownTable() {}

  public static String of(Report report) {
    String rows = report.rows().stream().map(MarkdownTable::line).collect(Collectors.joining("\n"));
    String notes =
        report.notes().stream().map(note -> "- " + note).collect(Collectors.joining("\n"));
    return HEAD + rows + "\n\n" + notes + "\n";
  }

  static String line(Row row) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            row.on(),
            row.what(),
            row.unit(),
            row.chorale(),
            row.beside().map(Rounds::toString).orElse(""),
            row.ratio().map(Rounds::toString).orElse(""));
  }
}
