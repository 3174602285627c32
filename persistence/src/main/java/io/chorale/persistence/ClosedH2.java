package io.chorale.persistence;

import java.sql.Connection;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.Store;

/**
 * An H2 database that closed itself because its file could not be written. Its connections say that
 * they are open and valid.
 *
 * <p>Easy to get wrong: a statement, a rollback or a close through such a connection makes H2
 * forget the database that was opened in its place, and the next connection finds the file locked.
 * So it is looked at without asking it anything.
 */
final class ClosedH2 {

  private ClosedH2() {}

  static boolean isBehind(Connection connection) {
    if (connection instanceof JdbcConnection h2
        && h2.getSession() instanceof SessionLocal session) {
      Store store = session.getDatabase().getStore();
      return store == null || store.getMvStore().isClosed();
    }
    return false;
  }
}
