package io.chorale.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections whose commits are on disk when they are answered, also on a server whose default is
 * to answer before. The stricter settings ({@code remote_apply}) are left as they are.
 */
class DurablePostgreSql extends PGSimpleDataSource {

  private static final String DURABLE =
      "select set_config('synchronous_commit', 'on', false)"
          + " where current_setting('synchronous_commit') = 'off'";

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(DURABLE);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }
}
