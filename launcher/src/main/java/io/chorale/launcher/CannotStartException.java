package io.chorale.launcher;

import org.jspecify.annotations.Nullable;

/** Chorale cannot start; the message says why and what to do about it. */
final class CannotStartException extends RuntimeException {

  CannotStartException(String message) {
    this(message, null);
  }

  CannotStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
