package io.chorale.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the rows of a run as they come, and says each at once. */
public final class Report {

  private final PrintStream progress;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param progress where each row is told as soon as it is known
   */
  public Report(PrintStream progress) {
    this.progress = progress;
  }

  public void add(Row row) {
    rows.add(row);
    progress.println(MarkdownTable.line(row));
  }

  public void add(
      String on, String part, String what, String unit, Rounds chorale, Optional<Rounds> beside) {
    add(new Row(on, part, what, unit, chorale, beside));
  }

  /** Something that whoever reads the figures should know. */
  public void note(String note) {
    notes.add(note);
    progress.println("  " + note);
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }
}
