package io.chorale.persistence;

import org.jspecify.annotations.Nullable;

/**
 * Text as a database can keep it. PostgreSQL refuses NUL, and one refused answer would hold up
 * every job of its batch.
 */
final class Keepable {

  private Keepable() {}

  static String text(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  static @Nullable String textOrNull(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
