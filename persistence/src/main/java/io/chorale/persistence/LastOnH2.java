package io.chorale.persistence;

import io.chorale.job.JobId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Finds a job's last row on H2, which would walk through all of them for a maximum (15 ms for
 * 10,000). A job's seqs have no hole, so a few dozen looks at the key find where they end.
 */
final class LastOnH2 {

  private static final String THERE = "select 1 from job_event where job_id = ? and seq = ?";

  private LastOnH2() {}

  static long seq(Connection connection, JobId job) throws SQLException {
    try (PreparedStatement there = connection.prepareStatement(THERE)) {
      there.setObject(1, job.value());
      long absent = 1;
      while (isThere(there, absent)) {
        absent *= 2;
      }
      long present = absent / 2;
      while (absent - present > 1) {
        long middle = present + (absent - present) / 2;
        if (isThere(there, middle)) {
          present = middle;
        } else {
          absent = middle;
        }
      }
      return present;
    }
  }

  private static boolean isThere(PreparedStatement there, long seq) throws SQLException {
    there.setLong(2, seq);
    try (ResultSet row = there.executeQuery()) {
      return row.next();
    }
  }
}
