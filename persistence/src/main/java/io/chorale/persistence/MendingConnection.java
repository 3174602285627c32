package io.chorale.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection that replaces itself between two transactions when the server has cut it.
 *
 * <p>A pool keeps its connections while PostgreSQL is restarted and hands out the dead ones
 * afterwards; WildFly's does so for ever, as {@code @DataSourceDefinition} has no word for a check.
 */
final class MendingConnection implements InvocationHandler {

  /** A connection that was used this recently is believed to live: no round trip to ask it. */
  private static final long BELIEVED_NANOS = 500_000_000;

  private static final int ANSWER_SECONDS = 5;

  private final DataSource database;
  private final LongSupplier nanoTime;
  private Connection connection;
  private boolean inTransaction;
  private boolean suspect;
  private long lastUsed;

  private MendingConnection(DataSource database, LongSupplier nanoTime) throws SQLException {
    this.database = database;
    this.nanoTime = nanoTime;
    connection = database.getConnection();
    lastUsed = nanoTime.getAsLong();
  }

  static Connection open(DataSource database, LongSupplier nanoTime) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            MendingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new MendingConnection(database, nanoTime));
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "equals":
        return arguments != null && self == arguments[0];
      case "hashCode":
        return System.identityHashCode(self);
      case "close", "abort", "isClosed", "isValid", "toString":
        break;
      default:
        if (!inTransaction) {
          mend();
        }
    }
    return call(method, arguments);
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      Object result = method.invoke(connection, arguments);
      switch (method.getName()) {
        case "prepareStatement", "createStatement", "prepareCall", "setSavepoint":
          inTransaction = !connection.getAutoCommit();
          break;
        case "commit", "rollback", "setAutoCommit":
          inTransaction = inTransaction && arguments != null && arguments[0] != Boolean.TRUE;
          break;
        default:
      }
      return result;
    } catch (InvocationTargetException failed) {
      suspect = true;
      inTransaction = inTransaction && !endsTransaction(method);
      throw failed.getCause();
    } finally {
      lastUsed = nanoTime.getAsLong();
    }
  }
}
