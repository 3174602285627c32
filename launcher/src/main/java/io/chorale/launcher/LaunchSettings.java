package io.chorale.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the starting itself needs to know.
 *
 * @param port where to listen, 1 to 65535; {@code CHORALE_PORT}, 8080 unless set
 * @param data the folder of all that is kept, absolute; {@code CHORALE_DATA}, {@code data} below
 *     the current folder unless set
 */
record LaunchSettings(int port, Path data) {

  private static final int DEFAULT_PORT = 8080;

  /**
   * @throws CannotStartException when a value makes no sense
   */
  static LaunchSettings of(Map<String, String> environment) {
    return new LaunchSettings(
        port(environment.getOrDefault("CHORALE_PORT", "")),
        data(environment.getOrDefault("CHORALE_DATA", "")));
  }

  private static int port(String text) {
    if (text.isBlank()) {
      return DEFAULT_PORT;
    }
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a number out of bounds is.
    }
    throw new CannotStartException(
        "CHORALE_PORT must be a number from 1 to 65535, not '" + text + "'.");
  }

  private static Path data(String text) {
    try {
      return Path.of(text.isBlank() ? "data" : text.strip()).toAbsolutePath().normalize();
    } catch (InvalidPathException notAPath) {
      throw new CannotStartException("CHORALE_DATA is not a folder's name: '" + text + "'.");
    }
  }
}
