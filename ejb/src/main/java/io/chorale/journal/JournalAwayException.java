package io.chorale.journal;

import jakarta.ejb.ApplicationException;

/** The journal's database cannot be written just now; nothing of what was asked is kept. */
@ApplicationException
public class JournalAwayException extends RuntimeException {

  JournalAwayException() {
    super("The database cannot be written just now. Try again in a moment.");
  }
}
