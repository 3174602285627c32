package io.chorale.persistence;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the settings {@code db.url}, {@code db.user} and {@code db.password} name; an
 * H2 file in the data folder unless they are set. The container pools it.
 */
public class ConfiguredDataSource implements DataSource {

  private @Nullable DataSource delegate;

  /** Containers insist on setting it; the address comes from the settings all the same. */
  public void setUrl(String ignored) {}

  public String getUrl() {
    return "from the settings";
  }

  static DataSource of(Config config) {
    String url = config.getOptionalValue("db.url", String.class).orElseGet(() -> fileOf(config));
    String user = config.getOptionalValue("db.user", String.class).orElse("");
    String password = config.getOptionalValue("db.password", String.class).orElse("");
    return of(url, user, password);
  }

  static DataSource of(String url, String user, String password) {
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(url);
      h2.setUser(user);
      h2.setPassword(password);
      return h2;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource postgresql = new PGSimpleDataSource();
      postgresql.setUrl(url);
      postgresql.setReWriteBatchedInserts(true);
      if (!user.isEmpty()) {
        postgresql.setUser(user);
        postgresql.setPassword(password);
      }
      return postgresql;
    }
    throw new IllegalArgumentException(
        "db.url must begin with jdbc:h2: or jdbc:postgresql:, not '" + url + "'");
  }

  /**
   * WRITE_DELAY=0 writes each commit out before it is answered, so that it survives kill -9;
   * DB_CLOSE_ON_EXIT=FALSE leaves the closing to the server, which still writes while it stops.
   */
  private static String fileOf(Config config) {
    String folder = config.getOptionalValue("chorale.data", String.class).orElse("data");
    Path file = Path.of(folder).toAbsolutePath().resolve("chorale");
    return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  private synchronized DataSource delegate() {
    if (delegate == null) {
      // The pool may call from a thread without a context class loader.
      delegate = of(ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader()));
    }
    return delegate;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return delegate().getConnection();
  }

  /** The container's idea of a user is not asked for: the settings know. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return delegate().getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return delegate().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    delegate().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    delegate().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return delegate().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.chorale.persistence");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return delegate().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return delegate().isWrapperFor(type);
  }
}
