package io.chorale.persistence;

import io.chorale.job.NodeId;
import io.chorale.job.Nodes;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The nodes, by JDBC. An H2 file is open in one process only, so whoever has it open is the only
 * one alive.
 */
@Stateless
@Local(Nodes.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NodesInDatabase implements Nodes {

  @Resource(lookup = Database.NAME)
  DataSource dataSource;

  private @Nullable Boolean shared;

  /** For the container, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  public NodesInDatabase() {}

  NodesInDatabase(DataSource dataSource, boolean shared) {
    this.dataSource = dataSource;
    this.shared = shared;
  }

  /** Whether other nodes can have a part in the jobs at all. */
  private boolean shared() {
    if (shared == null) {
      shared = ConfiguredDataSource.isShared();
    }
    return shared;
  }

  @Override
  public void join(NodeId self, String name, Duration lease) {
    run(
        connection -> {
          if (shared()) {
            NodeRows.forget(connection, self, name);
          } else {
            NodeRows.forgetAll(connection);
          }
          NodeRows.insert(connection, self, name, lease);
          return true;
        });
  }

  @Override
  public boolean renew(NodeId self, Duration lease) {
    return run(connection -> NodeRows.renew(connection, self, lease));
  }

  @Override
  public void leave(NodeId self) {
    run(
        connection -> {
          NodeRows.giveUpJobs(connection, self);
          NodeRows.delete(connection, self);
          return true;
        });
  }

  @Override
  public List<Adrift> adrift(NodeId self) {
    return run(connection -> NodeRows.adrift(connection, self));
  }

  @Override
  public OptionalInt claim(Adrift job, NodeId self) {
    return run(connection -> NodeRows.claim(connection, job, self));
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T run(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }
}
