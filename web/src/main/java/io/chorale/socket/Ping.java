package io.chorale.socket;

import java.util.regex.Pattern;

/** A watcher's question whether we are still there: the plain word, or a message of that type. */
final class Ping {

  private static final Pattern MESSAGE =
      Pattern.compile("ping|\\{\\s*\"type\"\\s*:\\s*\"ping\"\\s*}");

  private Ping() {}

  static boolean is(String text) {
    return MESSAGE.matcher(text).matches();
  }
}
