package io.chorale.persistence;

import io.chorale.event.Keeping.Arrival;
import io.chorale.job.JobId;
import io.chorale.job.NodeId;
import io.chorale.job.Nodes.Adrift;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of the table {@code node}, and of the column that names a job's. */
final class NodeRows {

  private static final String LEASE_END =
      "current_timestamp + cast(? as integer) * interval '0.001' second";

  private static final String INSERT =
      "insert into node (id, name, lease_until) values (?, ?, " + LEASE_END + ")";

  private static final String RENEW =
      "update node set lease_until = " + LEASE_END + " where id = ?";

  /** Also those that nobody has heard of for long. */
  private static final String FORGET =
      "delete from node where id = ? or name = ? or lease_until < current_timestamp - interval '1' day";

  private static final String NOBODY_LIVING =
      "(node is null or node = ?"
          + " or node not in (select id from node where lease_until >= current_timestamp))";

  private static final String ADRIFT =
      "select id, node from job where state = 'running' and "
          + NOBODY_LIVING
          + " order by created_at";

  /** Names the node it was read with: of two that read the same, the second changes nothing. */
  private static final String CLAIM =
      "update job set node = ?, restarts = restarts + case when node is null then 0 else 1 end"
          + " where id = ? and state = 'running' and node is not distinct from cast(? as uuid) and "
          + NOBODY_LIVING;

  private static final String ASSIGN = "update job set node = ? where id = ?";

  private NodeRows() {}

  /**
   * Names those who work at new jobs. By JDBC, as EclipseLink breaks on a missing UUID that it
   * reads.
   */
  static void assign(Connection connection, List<Arrival> arrivals) throws SQLException {
    try (PreparedStatement assign = connection.prepareStatement(ASSIGN)) {
      for (Arrival arrival : arrivals) {
        NodeId node = arrival.node();
        if (node != null) {
          assign.setObject(1, node.value());
          assign.setObject(2, arrival.job().id().value());
          assign.addBatch();
        }
      }
      assign.executeBatch();
    }
  }

  static void insert(Connection connection, NodeId id, String name, Duration lease)
      throws SQLException {
    update(connection, INSERT, id.value(), Keepable.text(name), millis(lease));
  }

  static boolean renew(Connection connection, NodeId id, Duration lease) throws SQLException {
    return update(connection, RENEW, millis(lease), id.value()) > 0;
  }

  static void forget(Connection connection, NodeId id, String name) throws SQLException {
    update(connection, FORGET, id.value(), Keepable.text(name));
  }

  static void forgetAll(Connection connection) throws SQLException {
    update(connection, "delete from node");
  }

  static void delete(Connection connection, NodeId id) throws SQLException {
    update(connection, "delete from node where id = ?", id.value());
  }

  static void giveUpJobs(Connection connection, NodeId id) throws SQLException {
    update(
        connection, "update job set node = null where state = 'running' and node = ?", id.value());
  }

  static List<Adrift> adrift(Connection connection, NodeId self) throws SQLException {
    try (PreparedStatement adrift = connection.prepareStatement(ADRIFT)) {
      adrift.setObject(1, self.value());
      try (ResultSet rows = adrift.executeQuery()) {
        List<Adrift> jobs = new ArrayList<>();
        while (rows.next()) {
          UUID node = rows.getObject(2, UUID.class);
          jobs.add(
              new Adrift(
                  new JobId(rows.getObject(1, UUID.class)),
                  node == null ? null : new NodeId(node)));
        }
        return jobs;
      }
    }
  }

  static OptionalInt claim(Connection connection, Adrift job, NodeId self) throws SQLException {
    UUID last = job.last() == null ? null : job.last().value();
    if (update(connection, CLAIM, self.value(), job.job().value(), last, self.value()) == 0) {
      return OptionalInt.empty();
    }
    try (PreparedStatement read =
        connection.prepareStatement("select restarts from job where id = ?")) {
      read.setObject(1, job.job().value());
      try (ResultSet row = read.executeQuery()) {
        row.next();
        return OptionalInt.of(row.getInt(1));
      }
    }
  }

  private static int millis(Duration lease) {
    return Math.toIntExact(lease.toMillis());
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
