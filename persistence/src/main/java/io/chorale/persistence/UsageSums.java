package io.chorale.persistence;

import io.chorale.ledger.Grouping;
import io.chorale.ledger.UsageLine;
import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.TokenUsage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Adds up lines of the table {@code ledger}. */
final class UsageSums {

  private static final String SUMS =
      "count(*),"
          + " coalesce(sum(case when state = 'reserved' then 1 else 0 end), 0),"
          + " coalesce(sum(case when basis = 'estimated' then 1 else 0 end), 0),"
          + " coalesce(sum(case when priced then 0 else 1 end), 0),"
          + " coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),"
          + " coalesce(sum(thinking_tokens), 0), coalesce(sum(cache_read_tokens), 0),"
          + " coalesce(sum(cache_written_tokens), 0), coalesce(sum(cost), 0),"
          + " coalesce(sum(case when state = 'reserved' then held else 0 end), 0)";

  private UsageSums() {}

  static List<UsageLine> read(Connection connection, LocalDate from, LocalDate to, Set<Grouping> by)
      throws SQLException {
    Set<Grouping> groups = new TreeSet<>(by);
    try (PreparedStatement read = connection.prepareStatement(statement(groups))) {
      read.setObject(1, from);
      read.setObject(2, to);
      try (ResultSet rows = read.executeQuery()) {
        List<UsageLine> lines = new ArrayList<>();
        while (rows.next()) {
          lines.add(line(rows, groups));
        }
        return lines;
      }
    }
  }

  private static String statement(Set<Grouping> groups) {
    String where = " from ledger where call_day between ? and ?";
    if (groups.isEmpty()) {
      return "select " + SUMS + where;
    }
    String columns = groups.stream().map(UsageSums::column).collect(Collectors.joining(", "));
    return "select "
        + columns
        + ", "
        + SUMS
        + where
        + " group by "
        + columns
        + " order by "
        + columns;
  }

  private static String column(Grouping grouping) {
    return switch (grouping) {
      case DAY -> "call_day";
      case USER -> "owner";
      case TEAM -> "team";
      case PROVIDER -> "provider";
      case MODEL -> "model";
    };
  }

  private static UsageLine line(ResultSet row, Set<Grouping> groups) throws SQLException {
    Map<Grouping, String> group = new EnumMap<>(Grouping.class);
    int at = 1;
    for (Grouping grouping : groups) {
      group.put(grouping, row.getString(at++));
    }
    return new UsageLine(
        group,
        row.getLong(at),
        row.getLong(at + 1),
        row.getLong(at + 2),
        row.getLong(at + 3),
        new TokenUsage(
            row.getLong(at + 4),
            row.getLong(at + 5),
            row.getLong(at + 6),
            new CacheUse(row.getLong(at + 7), row.getLong(at + 8), true)),
        new Cost(row.getLong(at + 9)),
        new Cost(row.getLong(at + 10)));
  }
}
