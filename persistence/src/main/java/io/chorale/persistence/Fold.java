package io.chorale.persistence;

import io.chorale.job.JobId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Folds the rows of a job that is over into pieces, within one transaction. It holds a page of rows
 * and a piece in memory, however long the stream is.
 */
final class Fold {

  /** Locks the job, so that a second node waits here and then finds it folded. */
  private static final String LOCK =
      "select id from job where id = ? and ended_at is not null for update";

  private static final String FOLDED = "select job_id from job_stream where job_id = ?";
  private static final String DELETE = "delete from job_event where job_id = ?";
  private static final int PAGE = 2_000;

  private Fold() {}

  /** Answers whether there was something to do. */
  static boolean of(Connection connection, JobId job) throws SQLException {
    if (!finds(connection, LOCK, job) || finds(connection, FOLDED, job)) {
      return false;
    }
    PieceWriter piece = new PieceWriter();
    long last = 0;
    long before;
    do {
      before = last;
      last = EventRows.each(connection, job, before, PAGE, row -> add(connection, job, piece, row));
    } while (last > before);
    if (!piece.isEmpty()) {
      FoldedRows.insert(connection, job, piece);
    }
    FoldedRows.close(connection, job, last);
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setObject(1, job.value());
      delete.executeUpdate();
    }
    return true;
  }

  private static void add(Connection connection, JobId job, PieceWriter piece, StoredRow row)
      throws SQLException {
    if (piece.add(row)) {
      FoldedRows.insert(connection, job, piece);
    }
  }

  private static boolean finds(Connection connection, String query, JobId job) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(query)) {
      find.setObject(1, job.value());
      try (ResultSet row = find.executeQuery()) {
        return row.next();
      }
    }
  }
}
