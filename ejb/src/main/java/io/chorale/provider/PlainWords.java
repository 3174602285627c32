package io.chorale.provider;

import io.chorale.model.ModelException.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Sentences for a person: what happened, and what can be done. */
final class PlainWords {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  /** Up to twice the unit the smaller one says more. */
  private static final int TWICE = 2;

  private static final int KB = 1024;
  private static final int MB = 1024 * KB;

  private PlainWords() {}

  static String ofKind(Kind kind, String name, int status, Optional<Duration> wait) {
    String again = wait.map(PlainWords::again).orElse("Try again in a moment.");
    String words =
        switch (kind) {
          case BAD_KEY -> "%s does not accept the key (%d). An administrator must check it.";
          case NO_CREDIT -> "The account at %s has nothing left to pay with (%d).";
          case RATE_LIMIT -> "%s is limiting how often it may be asked (%d). " + again;
          case OVERLOADED -> "%s has trouble of its own (%d). " + again;
          case CONTEXT_TOO_LONG -> "The brief is longer than the model of %s can take in (%d).";
          case TIMEOUT -> "%s took too long (%d). " + again;
          case NETWORK -> "%s lost the connection (%d). " + again;
          case REFUSED -> "%s declined to answer (%d).";
          default ->
              status < 400 || status == 404
                  ? "%s has nothing at this address (%d). Are its base URL and the model right?"
                  : "%s does not accept the request (%d).";
        };
    return words.formatted(name, status);
  }

  static String again(Duration wait) {
    return wait.compareTo(Duration.ofSeconds(1)) < 0
        ? "Try again in a moment."
        : "Try again in " + time(wait) + ".";
  }

  /** A 200 with something else than events. */
  static String insteadOfAStream(String name, String contentType, String body) {
    String begin = body.stripLeading();
    String what = contentType.isEmpty() ? "something else" : contentType;
    if (begin.startsWith("[")) {
      return ("%s answered with a JSON list (%s) where an event stream was due."
              + " Does something on the way drop the '?alt=sse' of the address?")
          .formatted(name, what);
    }
    if (begin.startsWith("{")) {
      return ("%s answered all at once (%s) where an event stream was due."
              + " Can it stream, and is its base URL right?")
          .formatted(name, what);
    }
    return "%s answered with %s where an event stream was due. Is its base URL right?"
        .formatted(name, what);
  }

  /** Rounded up, in the unit that a person would use. */
  static String time(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return String.format(Locale.ROOT, "%.1f seconds", Math.max(millis, 100) / 1000.0);
    }
    long seconds = (millis + 999) / 1000;
    if (seconds < TWICE * MINUTE) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    return seconds < TWICE * HOUR ? up(seconds, MINUTE) + " minutes" : up(seconds, HOUR) + " hours";
  }

  private static long up(long seconds, int unit) {
    return (seconds + unit - 1) / unit;
  }

  static String size(int bytes) {
    if (bytes < KB) {
      return bytes + " bytes";
    }
    return bytes < MB ? bytes / KB + " KB" : bytes / MB + " MB";
  }
}
