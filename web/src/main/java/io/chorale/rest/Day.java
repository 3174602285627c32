package io.chorale.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day in a query. */
final class Day {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;

  private Day() {}

  /**
   * @param text null when the parameter was not given
   * @throws RefusedException when it is no day
   */
  static LocalDate parse(String name, @Nullable String text, LocalDate otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException notADay) {
      // Told below, as one out of bounds is.
    }
    throw RefusedException.parameter(
        name, "'%s' must be a day such as 2026-11-21.".formatted(name));
  }
}
