package io.chorale.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2's file while its disk is full, and while threads are interrupted. */
class H2InTroubleTest {

  private final AtomicLong nanoTime = new AtomicLong();
  @TempDir Path folder;

  private static void ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long kept(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from kept")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void itIsBackWhenTheDiskHasRoomAgain() throws SQLException {
    FailingDisk.install();
    DataSource database =
        ConfiguredDataSource.of("jdbc:h2:failing:" + folder.resolve("chorale"), "", "");
    Connection used = MendingConnection.open(database, nanoTime::get);
    Connection idle = MendingConnection.open(database, nanoTime::get);
    ask(used, "create table kept (n integer)");
    ask(used, "insert into kept values (1)");
    FailingDisk.full(true);
    try {
      assertThatThrownBy(() -> ask(used, "insert into kept values (2)"))
          .isInstanceOf(SQLException.class);
    } finally {
      FailingDisk.full(false);
    }
    for (Connection connection : new Connection[] {used, idle}) {
      await()
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                nanoTime.addAndGet(1_000_000_000);
                ask(connection, "insert into kept values (3)");
              });
    }
    assertThat(kept(used)).isEqualTo(3);
    used.close();
    idle.close();
  }

  @Test
  void anInterruptedThreadClosesItForNobody() throws SQLException {
    DataSource database =
        ConfiguredDataSource.of("jdbc:h2:file:" + folder.resolve("chorale"), "", "");
    try (Connection writer = database.getConnection();
        Connection other = database.getConnection()) {
      ask(writer, "create table kept (n integer)");
      Thread.currentThread().interrupt();
      ask(writer, "insert into kept values (1)");
      assertThat(Thread.interrupted()).isFalse();
      ask(other, "insert into kept values (2)");
      assertThat(kept(other)).isEqualTo(2);
    }
  }
}
