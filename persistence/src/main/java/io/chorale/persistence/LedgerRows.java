package io.chorale.persistence;

import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.ledger.OpenCall;
import io.chorale.model.Cost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of single lines of the table {@code ledger}. */
final class LedgerRows {

  private static final String INSERT =
      "insert into ledger (call_id, job_id, team, owner, provider, model, call_day, reserved_at,"
          + " state, priced, held, expected_input) values (?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?)";

  /** Locked until the commit, so that a call is settled once, on whichever node. */
  private static final String FIND =
      "select owner, call_day, held from ledger where call_id = ? and state = 'reserved' for update";

  private static final String RAISE = "update ledger set held = held + ? where call_id = ?";

  private static final String SETTLE =
      "update ledger set state = 'settled', settled_at = ?, basis = ?, outcome = ?, priced = ?,"
          + " cost = ?, held = ?, input_tokens = ?, output_tokens = ?, thinking_tokens = ?,"
          + " cache_read_tokens = ?, cache_written_tokens = ? where call_id = ?";

  private static final String OPEN =
      "select call_id, team, provider, model, expected_input, priced, held from ledger"
          + " where job_id = ? and state = 'reserved' order by reserved_at";

  private static final String SPENT =
      "select coalesce(sum(cost), 0) from ledger where job_id = ? and state = 'settled'";

  private LedgerRows() {}

  /** A line that is not settled. */
  record Line(String owner, LocalDate day, Cost held) {}

  static void insert(Connection connection, List<Reservation> reservations) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Reservation made : reservations) {
        insert.setObject(1, made.call().value());
        insert.setObject(2, made.job().value());
        insert.setString(3, made.team().value());
        insert.setString(4, Keepable.text(made.owner()));
        insert.setString(5, Keepable.text(made.provider()));
        insert.setString(6, Keepable.text(made.model()));
        insert.setObject(7, made.at().atOffset(ZoneOffset.UTC).toLocalDate());
        insert.setObject(8, made.at().atOffset(ZoneOffset.UTC));
        insert.setBoolean(9, made.most() != null);
        insert.setLong(10, made.held().nanos());
        insert.setLong(11, made.inputTokens());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static Optional<Line> find(Connection connection, CallId call) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setObject(1, call.value());
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Line(
                    row.getString(1), row.getObject(2, LocalDate.class), new Cost(row.getLong(3))))
            : Optional.empty();
      }
    }
  }

  static void raise(Connection connection, CallId call, Cost by) throws SQLException {
    try (PreparedStatement raise = connection.prepareStatement(RAISE)) {
      raise.setLong(1, by.nanos());
      raise.setObject(2, call.value());
      raise.executeUpdate();
    }
  }

  /**
   * @param held what is to stand as having been held
   */
  static void settle(Connection connection, Settlement end, Cost held) throws SQLException {
    try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
      settle.setObject(1, end.at().atOffset(ZoneOffset.UTC));
      settle.setString(2, end.basis().word());
      settle.setString(3, end.outcome());
      settle.setBoolean(4, end.cost() != null);
      settle.setLong(5, end.charged().nanos());
      settle.setLong(6, held.nanos());
      settle.setLong(7, end.used().input());
      settle.setLong(8, end.used().output());
      settle.setLong(9, end.used().thinking());
      settle.setLong(10, end.used().cache().read());
      settle.setLong(11, end.used().cache().written());
      settle.setObject(12, end.call().value());
      settle.executeUpdate();
    }
  }

  static Cost spent(Connection connection, JobId job) throws SQLException {
    try (PreparedStatement spent = connection.prepareStatement(SPENT)) {
      spent.setObject(1, job.value());
      try (ResultSet row = spent.executeQuery()) {
        row.next();
        return new Cost(row.getLong(1));
      }
    }
  }

  static List<OpenCall> open(Connection connection, JobId job) throws SQLException {
    try (PreparedStatement open = connection.prepareStatement(OPEN)) {
      open.setObject(1, job.value());
      try (ResultSet rows = open.executeQuery()) {
        List<OpenCall> calls = new ArrayList<>();
        while (rows.next()) {
          calls.add(
              new OpenCall(
                  new CallId(rows.getObject(1, UUID.class)),
                  new TeamName(rows.getString(2)),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getLong(5),
                  rows.getBoolean(6) ? new Cost(rows.getLong(7)) : null));
        }
        return calls;
      }
    }
  }
}
