package io.chorale.persistence;

import java.sql.SQLException;

/** The database did not do what the journal asked of it; nothing was kept. */
final class JournalUnavailableException extends RuntimeException {

  JournalUnavailableException(SQLException cause) {
    super("the journal's database failed: " + cause.getMessage(), cause);
  }
}
