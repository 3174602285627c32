package io.chorale.bench.journal;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.job.JobId;
import io.chorale.persistence.ConfiguredDataSource;
import io.chorale.persistence.Database;
import io.chorale.persistence.JournalInDatabase;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * The journal as the server has it, but for the container: one connection, and a transaction around
 * each append. Jobs are not kept in it, so JPA is not needed.
 */
final class LooseJournal implements Journal, AutoCloseable {

  private final Connection connection;
  private final Journal journal;
  private final Histogram commits = new SynchronizedHistogram(3);

  private LooseJournal(Connection connection) {
    this.connection = connection;
    this.journal = new JournalInDatabase(nothing(EntityManager.class), lending(connection));
  }

  static LooseJournal open(String url, String user) throws SQLException {
    DataSource database = ConfiguredDataSource.of(url, user, user);
    Database.migrate(database);
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return new LooseJournal(connection);
  }

  /** How long appends took, in microseconds. */
  Histogram commits() {
    return commits;
  }

  @Override
  public synchronized Refusals append(Keeping keeping) {
    long begun = System.nanoTime();
    try {
      Refusals refusals = journal.append(keeping);
      connection.commit();
      commits.recordValue((System.nanoTime() - begun) / 1_000);
      return refusals;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public synchronized List<RecordedEvent> read(JobId job, long after, int limit) {
    return journal.read(job, after, limit);
  }

  @Override
  public synchronized long lastSeq(JobId job) {
    return journal.lastSeq(job);
  }

  @Override
  public synchronized long lost(JobId job) {
    return journal.lost(job);
  }

  @Override
  public List<JobId> unfolded(Instant endedBefore, int most) {
    return List.of();
  }

  @Override
  public boolean fold(JobId job) {
    return false;
  }

  @Override
  public int expire(Instant endedBefore) {
    return 0;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private static DataSource lending(Connection connection) {
    Connection lent =
        proxy(
            Connection.class,
            (self, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
              }
            });
    return proxy(DataSource.class, (self, method, arguments) -> lent);
  }

  private static <T> T nothing(Class<T> type) {
    return proxy(type, (self, method, arguments) -> null);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
