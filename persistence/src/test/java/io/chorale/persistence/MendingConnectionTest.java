package io.chorale.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MendingConnectionTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private TestDatabase postgresql;
  private DataSource database;
  private Connection connection;

  @BeforeAll
  void start() throws SQLException {
    postgresql = TestDatabase.postgresql();
    database = postgresql.dataSource();
  }

  @AfterAll
  void stop() throws IOException {
    if (postgresql != null) {
      postgresql.close();
    }
  }

  @BeforeEach
  void open() throws SQLException {
    connection = MendingConnection.open(database, nanoTime::get);
    ask(connection, "drop table if exists kept; create table kept (n integer)");
  }

  @Test
  void aCommitIsOnDiskAlsoWhereTheServersDefaultIsNotToWait() throws SQLException {
    // The embedded server is started that way.
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show synchronous_commit")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("on");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static void ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long kept() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from kept")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void cut() throws SQLException {
    try (Connection other = database.getConnection()) {
      ask(
          other,
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }

  private void rest() {
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void isReplacedAfterARestWhenTheServerHasCutIt() throws SQLException {
    cut();
    rest();
    assertThat(kept()).isZero();
  }

  @Test
  void isReplacedWithoutARestOnceItHasFailed() throws SQLException {
    cut();
    assertThatThrownBy(this::kept).isInstanceOf(SQLException.class);
    assertThat(kept()).isZero();
  }

  @Test
  void aTransactionThatWasCutFailsAndKeepsNothing() throws SQLException {
    connection.setAutoCommit(false);
    ask(connection, "insert into kept values (1)");
    cut();
    rest();
    assertThatThrownBy(() -> ask(connection, "insert into kept values (2)"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> ask(connection, "insert into kept values (3)"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    assertThat(kept()).isZero();
  }

  @Test
  void theNextTransactionIsOneAgain() throws SQLException {
    connection.setAutoCommit(false);
    cut();
    rest();
    ask(connection, "insert into kept values (1)");
    connection.rollback();
    assertThat(kept()).isZero();
  }

  @Test
  void isNotReplacedWhileItLives() throws SQLException {
    Connection before = connection.unwrap(Connection.class);
    rest();
    assertThat(connection.unwrap(Connection.class)).isSameAs(before);
  }

  @Test
  void staysClosed() throws SQLException {
    connection.close();
    rest();
    assertThat(connection.isClosed()).isTrue();
    assertThatThrownBy(this::kept).isInstanceOf(SQLException.class);
  }
}
