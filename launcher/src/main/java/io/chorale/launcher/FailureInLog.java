package io.chorale.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Finds in the server's log why Chorale did not start: Payara answers a failed deployment only
 * there, as a stack trace whose last cause is the reason.
 */
final class FailureInLog {

  private static final String CAUSE = "Caused by: ";

  private FailureInLog() {}

  static String of(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.startsWith(CAUSE))
          .reduce((earlier, later) -> later)
          .map(line -> withoutClass(line.substring(CAUSE.length())))
          .map(reason -> reason + " (More in " + log + ".)")
          .orElse("the reason is in " + log + ".");
    } catch (IOException unreadable) {
      return "the reason is in the log, which cannot be read: " + log + ".";
    }
  }

  private static String withoutClass(String cause) {
    int colon = cause.indexOf(": ");
    return colon < 0 ? cause : cause.substring(colon + 2);
  }
}
