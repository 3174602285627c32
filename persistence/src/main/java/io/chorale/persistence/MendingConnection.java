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
 * A connection that is replaced between two transactions when the server has cut it.
 *
 * <p>A pool keeps its connections while PostgreSQL is restarted and hands out the dead ones
 * afterwards: Payara's until each has failed, WildFly's for ever, as {@code @DataSourceDefinition}
 * has no portable word for a check. H2 closes its database for good when its file cannot be
 * written, a full disk say; a new connection opens it again. A transaction that was cut fails and
 * is never taken up again.
 */
final class MendingConnection implements InvocationHandler {

  /** One that was used this recently is believed to live: the round trip to ask it is saved. */
  private static final long BELIEVED_NANOS = 500_000_000;

  private static final int ANSWER_SECONDS = 5;

  private final DataSource database;
  private final LongSupplier nanoTime;
  private Connection connection;
  private long lastUsed;
  private boolean autoCommit = true;
  private boolean inTransaction;
  private boolean closed;

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
    return switch (method.getName()) {
      case "equals" -> arguments != null && self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      case "toString", "isClosed", "isValid" -> call(method, arguments);
      case "close", "abort" -> {
        closed = true;
        yield ClosedH2.isBehind(connection) ? null : call(method, arguments);
      }
      case "commit", "rollback" -> {
        boolean whole = arguments == null;
        inTransaction = inTransaction && !whole;
        boolean undone = ClosedH2.isBehind(connection) && method.getName().equals("rollback");
        yield undone ? null : call(method, arguments);
      }
      case "setAutoCommit" -> {
        mend();
        Object nothing = call(method, arguments);
        autoCommit = connection.getAutoCommit();
        inTransaction = false;
        yield nothing;
      }
      default -> {
        mend();
        inTransaction = inTransaction || (!autoCommit && startsStatement(method));
        yield call(method, arguments);
      }
    };
  }

  private static boolean startsStatement(Method method) {
    return method.getName().startsWith("prepare") || method.getName().equals("createStatement");
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    lastUsed = nanoTime.getAsLong();
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }

  private void mend() throws SQLException {
    if (inTransaction || closed || lives()) {
      return;
    }
    Connection next = database.getConnection();
    next.setAutoCommit(autoCommit);
    if (!ClosedH2.isBehind(connection)) {
      connection.close();
    }
    connection = next;
  }

  private boolean lives() throws SQLException {
    boolean believed = nanoTime.getAsLong() - lastUsed < BELIEVED_NANOS;
    return !connection.isClosed()
        && !ClosedH2.isBehind(connection)
        && (believed || connection.isValid(ANSWER_SECONDS));
  }
}
