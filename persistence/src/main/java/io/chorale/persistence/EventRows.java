package io.chorale.persistence;

import io.chorale.event.EventJson;
import io.chorale.event.JobEvent;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The SQL of the table {@code job_event}. */
final class EventRows {

  private static final String INSERT =
      "insert into job_event (job_id, seq, at, type, team, data) values (?, ?, ?, ?, ?, ?)";

  /** H2 goes along the key only when the order names all of it; else it sorts all that follows. */
  private static final String READ =
      "select seq, at, type, team, data from job_event"
          + " where job_id = ? and seq > ? order by job_id, seq limit ?";

  private static final String LAST_SEQ =
      "select coalesce(max(seq), 0) from job_event where job_id = ?";

  /** Within a transaction PostgreSQL sends no more at once: an event can be a megabyte. */
  private static final int FETCHED_AT_A_TIME = 64;

  private EventRows() {}

  static void insert(Connection connection, List<RecordedEvent> batch) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (RecordedEvent recorded : batch) {
        JobEvent event = recorded.event();
        TeamName team = event.team();
        insert.setObject(1, recorded.job().value());
        insert.setLong(2, recorded.seq());
        insert.setObject(3, recorded.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, EventJson.type(event));
        insert.setString(5, team == null ? null : team.value());
        insert.setString(6, EventJson.data(event, recorded.at()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static List<RecordedEvent> read(Connection connection, JobId job, long after, int limit)
      throws SQLException {
    List<RecordedEvent> events = new ArrayList<>();
    each(connection, job, after, limit, row -> events.add(row.of(job)));
    return events;
  }

  /** Takes a row; may write through the same connection. */
  interface Taker {
    void take(StoredRow row) throws SQLException;
  }

  /**
   * Hands over the rows behind a cursor, one after the other.
   *
   * @return the last one's seq; the cursor when there is none
   */
  static long each(Connection connection, JobId job, long after, int limit, Taker taker)
      throws SQLException {
    long last = after;
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setFetchSize(Math.min(limit, FETCHED_AT_A_TIME));
      read.setObject(1, job.value());
      read.setLong(2, after);
      read.setInt(3, limit);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          taker.take(
              new StoredRow(
                  last,
                  rows.getObject(2, OffsetDateTime.class).toInstant(),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5)));
        }
      }
    }
    return last;
  }

  static long lastSeq(Connection connection, JobId job) throws SQLException {
    if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
      return LastOnH2.seq(connection, job);
    }
    try (PreparedStatement lastSeq = connection.prepareStatement(LAST_SEQ)) {
      lastSeq.setObject(1, job.value());
      try (ResultSet row = lastSeq.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
