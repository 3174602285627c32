package io.chorale.simulator.answer;

import java.util.List;
import java.util.Set;

/** A report over the table that the brief names, by month or by its second word. */
final class SqlCode {

  private static final Set<String> NOT_A_COLUMN =
      Set.of("sql", "table", "query", "report", "database", "select", "month", "monthly", "list");

  private SqlCode() {}

  static Code of(Brief brief) {
    String table = Name.plural(brief.keywords(), "orders");
    String column =
        Name.of(
                brief.keywords().stream()
                    .filter(word -> !word.equals(table) && !NOT_A_COLUMN.contains(word))
                    .limit(1)
                    .toList())
            .snake();
    return new Code(
        "sql",
        source(table, column.equals("first_draft") ? "status" : column),
        "The query groups `%s` and counts what falls into each group, newest month first."
            .formatted(table),
        "Paste it into `psql` against a copy of the data, not the live database.",
        List.of(
            "An index on `created_at` keeps the filter cheap as the table grows.",
            "Rows without an amount count as zero; say so beside the report.",
            "Check the time zone: a month begins at another instant in Lisbon than in Oslo.",
            "Run it with `EXPLAIN ANALYZE` once and keep the plan.",
            "Compare one month with a hand count before anyone relies on it."));
  }

  private static String source(String table, String column) {
    return """
    SELECT date_trunc('month', created_at) AS month,
           %2$s,
           count(*)                        AS %1$s,
           sum(coalesce(amount, 0))        AS total
      FROM %1$s
     WHERE created_at >= current_date - INTERVAL '12 months'
     GROUP BY 1, 2
    HAVING count(*) > 0
     ORDER BY month DESC, total DESC;
    """
        .formatted(table, column);
  }
}
