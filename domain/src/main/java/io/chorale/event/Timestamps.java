package io.chorale.event;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as Chorale writes them: ISO-8601 in UTC with milliseconds, 2026-11-21T10:00:02.000Z. */
public final class Timestamps {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Timestamps() {}

  public static String format(Instant instant) {
    return MILLISECONDS.format(instant);
  }
}
