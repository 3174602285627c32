package io.chorale.simulator.answer;

import java.util.List;

/** A Python script that reads a CSV file and says what is in it. */
final class PythonCode {

  private PythonCode() {}

  static Code of(Brief brief) {
    Name name = brief.name();
    return new Code(
        "python",
        source(name),
        "The script reads one file, counts the rows per value of its first column and prints the result. It needs nothing but the standard library.",
        "Run `python3 %s.py data.csv` with a file of a few lines.".formatted(name.snake()),
        List.of(
            "Name the encoding; a file from a spreadsheet may begin with a byte order mark.",
            "An empty file should end with a message, not with a stack trace.",
            "Read row by row as here, and a file of gigabytes needs no more memory.",
            "Decide what a row with a missing column means before you count it.",
            "Write to standard output and let the shell choose the file."));
  }

  private static String source(Name name) {
    return """
    import csv
    import sys
    from collections import Counter


    def %1$s(path):
        \"""%2$s: rows per value of the first column.\"""
        with open(path, newline="", encoding="utf-8-sig") as file:
            rows = csv.DictReader(file)
            key = rows.fieldnames[0]
            return Counter(row[key].strip() for row in rows)


    if __name__ == "__main__":
        for value, count in %1$s(sys.argv[1]).most_common():
            print(f"{count:6}  {value}")
    """
        .formatted(name.snake(), name.title());
  }
}
