package io.chorale.persistence;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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

  /**
   * @param setting answers a setting by its name
   * @throws SQLException when no driver here takes the address; the message is for a person
   */
  static DataSource of(Function<String, Optional<String>> setting) throws SQLException {
    return of(
        setting.apply("db.url").orElseGet(() -> fileIn(setting.apply("chorale.data"))),
        setting.apply("db.user").orElse(""),
        setting.apply("db.password").orElse(""));
  }

  public static DataSource of(String url, String user, String password) throws SQLException {
    if (url.startsWith("jdbc:h2:")) {
      return h2(url, user, password);
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return postgresql(url, user, password);
    }
    throw new SQLNonTransientConnectionException(
        "db.url (DB_URL) must begin with jdbc:h2: or jdbc:postgresql:, not with '"
            + url.substring(0, url.indexOf(':', url.indexOf(':') + 1) + 1)
            + "'");
  }

  private static String fileIn(Optional<String> folder) {
    return "jdbc:h2:file:" + Path.of(folder.orElse("data")).toAbsolutePath().resolve("chorale");
  }

  /**
   * WRITE_DELAY=0 hands each commit to the operating system before it is answered, so that it
   * survives kill -9 (not a power cut: H2 does not sync). DB_CLOSE_ON_EXIT=FALSE leaves the closing
   * to the server, which still writes while it stops. OPTIMIZE_REUSE_RESULTS=FALSE: with it, H2
   * answers a query that is asked again with what it answered before, also when a commit came in
   * between (one read in three was stale, measured with a writer beside two readers). An address
   * that sets them has its way.
   *
   * <p>A file is opened through H2's "retry:", as an interrupt of any thread that reads or writes
   * (the servers interrupt theirs when they stop) closes a plain file under all others.
   */
  private static DataSource h2(String url, String user, String password) {
    JdbcDataSource h2 = new JdbcDataSource();
    String steady = url.replaceFirst("^jdbc:h2:file:", "jdbc:h2:retry:");
    String durable = withDefault(withDefault(steady, "WRITE_DELAY=0"), "DB_CLOSE_ON_EXIT=FALSE");
    h2.setURL(withDefault(durable, "OPTIMIZE_REUSE_RESULTS=FALSE"));
    h2.setUser(user);
    h2.setPassword(password);
    return h2;
  }

  private static String withDefault(String url, String setting) {
    String name = setting.substring(0, setting.indexOf('=') + 1);
    return url.toUpperCase(Locale.ROOT).contains(";" + name) ? url : url + ";" + setting;
  }

  private static DataSource postgresql(String url, String user, String password) {
    PGSimpleDataSource postgresql = new DurablePostgreSql();
    postgresql.setUrl(url);
    // A batch of the journal becomes few statements of many rows: half as long again, measured.
    postgresql.setReWriteBatchedInserts(true);
    if (!user.isEmpty()) {
      postgresql.setUser(user);
      postgresql.setPassword(password);
    }
    return postgresql;
  }

  private synchronized DataSource delegate() throws SQLException {
    if (delegate == null) {
      Config config = settings();
      delegate = of(name -> config.getOptionalValue(name, String.class));
    }
    return delegate;
  }

  /** Whether other processes can have the database open, too. */
  static boolean isShared() {
    return isShared(settings().getOptionalValue("db.url", String.class).orElse("jdbc:h2:file:"));
  }

  static boolean isShared(String url) {
    String upper = url.toUpperCase(Locale.ROOT);
    boolean byServer = upper.startsWith("JDBC:H2:TCP:") || upper.startsWith("JDBC:H2:SSL:");
    return !upper.startsWith("JDBC:H2:") || byServer || upper.contains(";AUTO_SERVER=TRUE");
  }

  /** Payara Micro asks for connections on a thread without a context class loader, too. */
  private static Config settings() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null
        ? ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader())
        : ConfigProvider.getConfig(context);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return MendingConnection.open(delegate(), System::nanoTime);
  }

  /** The container's idea of a user is not asked for: the settings know. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
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
