package io.chorale.wire;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The last seq that a watcher has seen, as it says itself. */
public final class Cursor {

  /** What a cursor must look like, for whoever sent another. */
  public static final String RULE = "The cursor 'after' must be a whole number of 0 or more.";

  /** 18 digits always fit a long. */
  private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

  private Cursor() {}

  /** Words for whoever claims to have seen what has not happened. */
  public static String beyond(long after, long lastSeq) {
    return "The cursor 'after' is %d, but the job's last event so far has the seq %d."
        .formatted(after, lastSeq);
  }

  /** Empty when the text is no cursor. */
  public static OptionalLong parse(String text) {
    return FORM.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
