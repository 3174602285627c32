package io.chorale.socketio;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has a job's events: {@code 17}, or {@code 17.1} for one that has the first of
 * several packets that tell of the 17th.
 *
 * @param seq of the event that it got last; 0 for none
 * @param part how many packets of that event it got; 0 for all
 */
public record JobCursor(long seq, int part) {

  /** 18 digits always fit a long, 4 an int. */
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:\\.(\\d{1,4}))?");

  public static JobCursor behind(long seq) {
    return new JobCursor(seq, 0);
  }

  static Optional<JobCursor> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String part = matcher.group(2);
    return Optional.of(
        new JobCursor(Long.parseLong(matcher.group(1)), part == null ? 0 : Integer.parseInt(part)));
  }

  /** The last seq that it has all of. */
  public long whole() {
    return part == 0 ? seq : seq - 1;
  }

  @Override
  public String toString() {
    return part == 0 ? Long.toString(seq) : seq + "." + part;
  }
}
