package io.chorale.persistence;

import io.chorale.event.Mark;
import io.chorale.event.Refusals;
import io.chorale.job.JobId;
import io.chorale.ledger.CallId;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The SQL of the table {@code journal_writer}.
 *
 * <p>Easy to get wrong: a transaction whose connection was cut may still be committing on the
 * server while its batch is given again. Both write the writer's row first, so the second waits for
 * the first one's end and then sees it.
 */
final class WriterRows {

  private static final String NEXT =
      "update journal_writer set batch = ?, refusals = '[]' where id = ? and batch < ?";
  private static final String INSERT =
      "insert into journal_writer (id, batch, refusals, since) values (?, ?, '[]', ?)";
  private static final String REFUSED = "update journal_writer set refusals = ? where id = ?";
  private static final String OUTCOME = "select refusals from journal_writer where id = ?";

  private WriterRows() {}

  /**
   * Begins a batch.
   *
   * @return what it was answered when it was kept before; empty when it was not
   */
  static Optional<Refusals> begin(Connection connection, Mark mark) throws SQLException {
    try (PreparedStatement next = connection.prepareStatement(NEXT)) {
      next.setLong(1, mark.batch());
      next.setObject(2, mark.writer());
      next.setLong(3, mark.batch());
      if (next.executeUpdate() > 0) {
        return Optional.empty();
      }
    }
    Optional<Refusals> before = outcome(connection, mark.writer());
    if (before.isEmpty()) {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setObject(1, mark.writer());
        insert.setLong(2, mark.batch());
        insert.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
        insert.executeUpdate();
      }
    }
    return before;
  }

  static void refused(Connection connection, Mark mark, Refusals refusals) throws SQLException {
    List<Line> lines = new ArrayList<>();
    refusals.arrivals().forEach((job, why) -> lines.add(Line.of(job.value(), true, why)));
    refusals.calls().forEach((call, why) -> lines.add(Line.of(call.value(), false, why)));
    try (PreparedStatement refused = connection.prepareStatement(REFUSED)) {
      refused.setString(1, JsonColumn.REFUSALS.write(lines));
      refused.setObject(2, mark.writer());
      refused.executeUpdate();
    }
  }

  private static Optional<Refusals> outcome(Connection connection, UUID writer)
      throws SQLException {
    try (PreparedStatement outcome = connection.prepareStatement(OUTCOME)) {
      outcome.setObject(1, writer);
      try (ResultSet row = outcome.executeQuery()) {
        return row.next()
            ? Optional.of(refusals(JsonColumn.REFUSALS.read(row.getString(1))))
            : Optional.empty();
      }
    }
  }

  private static Refusals refusals(List<Line> lines) {
    Map<JobId, Refusal> arrivals = new HashMap<>();
    Map<CallId, Refusal> calls = new HashMap<>();
    for (Line line : lines) {
      if (line.arrival()) {
        arrivals.put(new JobId(line.id()), line.refusal());
      } else {
        calls.put(new CallId(line.id()), line.refusal());
      }
    }
    return new Refusals(arrivals, calls);
  }

  /** A refusal in the column; the amounts in billionths of a dollar. */
  record Line(UUID id, boolean arrival, String budget, long limit, long left, long needed) {

    private static Line of(UUID id, boolean arrival, Refusal why) {
      return new Line(
          id, arrival, why.budget(), why.limit().nanos(), why.left().nanos(), why.needed().nanos());
    }

    private Refusal refusal() {
      return new Refusal(budget, new Cost(limit), new Cost(left), new Cost(needed));
    }
  }
}
