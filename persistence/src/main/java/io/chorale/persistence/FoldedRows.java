package io.chorale.persistence;

import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The SQL of the tables {@code job_stream} and {@code job_stream_piece}. */
final class FoldedRows {

  private static final String UNFOLDED =
      "select j.id from job j where j.ended_at < ? and not exists"
          + " (select 1 from job_stream s where s.job_id = j.id) order by j.ended_at limit ?";
  private static final String PIECE =
      "select last_seq, data from job_stream_piece"
          + " where job_id = ? and last_seq > ? order by job_id, last_seq limit 1";
  private static final String CLOSED = "select job_id from job_stream where job_id = any(?)";
  private static final String LAST = "select last_seq from job_stream where job_id = ?";
  private static final String LOST = "select lost_seq from job_stream where job_id = ?";

  private static final String EXPIRED =
      "select s.job_id from job_stream s join job j on j.id = s.job_id"
          + " where s.lost_seq < s.last_seq and j.ended_at < ?";
  private static final String LOSE =
      "update job_stream set lost_seq = last_seq where job_id = ? and lost_seq < last_seq";
  private static final String DELETE = "delete from job_stream_piece where job_id = ?";

  private FoldedRows() {}

  static List<JobId> unfolded(Connection connection, Instant endedBefore, int most)
      throws SQLException {
    try (PreparedStatement unfolded = connection.prepareStatement(UNFOLDED)) {
      unfolded.setObject(1, endedBefore.atOffset(ZoneOffset.UTC));
      unfolded.setInt(2, most);
      return jobs(unfolded);
    }
  }

  static List<RecordedEvent> read(Connection connection, JobId job, long after, int limit)
      throws SQLException {
    List<RecordedEvent> events = new ArrayList<>();
    long cursor = after;
    try (PreparedStatement piece = connection.prepareStatement(PIECE)) {
      while (events.size() < limit) {
        piece.setObject(1, job.value());
        piece.setLong(2, cursor);
        try (ResultSet row = piece.executeQuery()) {
          if (!row.next()) {
            return events;
          }
          PieceReader.read(row.getBytes(2), cursor, limit - events.size())
              .forEach(each -> events.add(each.of(job)));
          cursor = row.getLong(1);
        }
      }
    }
    return events;
  }

  static long lastSeq(Connection connection, JobId job) throws SQLException {
    return number(connection, LAST, job);
  }

  static long lost(Connection connection, JobId job) throws SQLException {
    return number(connection, LOST, job);
  }

  /** Whether one of these events' jobs takes no more of them. */
  static boolean closes(Connection connection, List<RecordedEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return false;
    }
    UUID[] jobs = events.stream().map(event -> event.job().value()).distinct().toArray(UUID[]::new);
    try (PreparedStatement closed = connection.prepareStatement(CLOSED)) {
      closed.setArray(1, connection.createArrayOf("uuid", jobs));
      try (ResultSet row = closed.executeQuery()) {
        return row.next();
      }
    }
  }

  /** How many jobs' streams were deleted. */
  static int expire(Connection connection, Instant endedBefore) throws SQLException {
    List<JobId> expired;
    try (PreparedStatement find = connection.prepareStatement(EXPIRED)) {
      find.setObject(1, endedBefore.atOffset(ZoneOffset.UTC));
      expired = jobs(find);
    }
    try (PreparedStatement lose = connection.prepareStatement(LOSE);
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (JobId job : expired) {
        lose.setObject(1, job.value());
        lose.executeUpdate();
        delete.setObject(1, job.value());
        delete.executeUpdate();
      }
    }
    return expired.size();
  }

  private static long number(Connection connection, String query, JobId job) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, job.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static List<JobId> jobs(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      List<JobId> jobs = new ArrayList<>();
      while (rows.next()) {
        jobs.add(new JobId(rows.getObject(1, UUID.class)));
      }
      return jobs;
    }
  }

  /** Says that a job is folded. */
  static void close(Connection connection, JobId job, long lastSeq) throws SQLException {
    try (PreparedStatement close =
        connection.prepareStatement(
            "insert into job_stream (job_id, last_seq, folded_at) values (?, ?, ?)")) {
      close.setObject(1, job.value());
      close.setLong(2, lastSeq);
      close.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
      close.executeUpdate();
    }
  }

  static void insert(Connection connection, JobId job, PieceWriter piece) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into job_stream_piece (job_id, last_seq, data) values (?, ?, ?)")) {
      insert.setObject(1, job.value());
      insert.setLong(2, piece.lastSeq());
      insert.setBytes(3, piece.take());
      insert.executeUpdate();
    }
  }
}
