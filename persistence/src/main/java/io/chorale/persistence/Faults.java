package io.chorale.persistence;

import io.chorale.event.UnkeepableException;
import java.sql.SQLException;

/** Tells the fault of what was to be kept from that of the database. */
final class Faults {

  /** Deep enough for what JPA and containers wrap around; a cycle ends there too. */
  private static final int MAX_CAUSES = 10;

  private Faults() {}

  static RuntimeException of(Exception failure) {
    if (failure instanceof UnkeepableException known) {
      return known;
    }
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof SQLException sql) {
        return ofContent(String.valueOf(sql.getSQLState()))
            ? new UnkeepableException(failure)
            : new JournalUnavailableException(sql);
      }
      cause = cause.getCause();
    }
    // Nothing that came from the database: our own code could not make a row of it.
    return new UnkeepableException(failure);
  }

  /**
   * By the classes of SQL states, the same on both: cardinality, data, integrity, a program's
   * limits. All others (connection, resources, rollback, privileges, H2's own) would meet any
   * batch.
   */
  private static boolean ofContent(String state) {
    return state.startsWith("21")
        || state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("54");
  }
}
