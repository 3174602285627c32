package io.chorale.hub;

import java.util.Locale;

/**
 * Why a watcher's connection is closed from our side. The codes are those of a WebSocket close
 * frame (RFC 6455, section 7.4); 4000 to 4999 are Chorale's own.
 */
public enum CloseReason {
  /** The job is over and all of it was sent. */
  OVER(1000, "the job is over", false),
  /** The client asked for it, or was gone already. */
  LEFT(1000, "closed as asked", false),
  /** The application is going down; come back with the last seq. */
  GOING_AWAY(1001, "Chorale is stopping; come back with your last seq", true),
  /** Only text messages are understood. */
  NOT_TEXT(1003, "only text messages are understood here", false),
  /** A message that is not one of this endpoint's. */
  NOT_UNDERSTOOD(1008, "the message was not understood", false),
  /** A message beyond the size that is read. */
  TOO_BIG(1009, "the message is too big", false),
  /** Something broke on our side; come back with the last seq. */
  BROKEN(1011, "something went wrong here; come back with your last seq", true),
  /** The cursor is not a number of 0 or more. */
  BAD_CURSOR(4400, "the cursor must be a whole number of 0 or more", false),
  /** There is no such job. */
  UNKNOWN_JOB(4404, "there is no such job", false),
  /** The watcher took nothing for the time that a send may take; come back with the last seq. */
  TOO_SLOW(4408, "too slow to follow; come back with your last seq", true),
  /** Two heartbeats went unanswered; come back with the last seq. */
  SILENT(4409, "no answer to our pings; come back with your last seq", true),
  /** As many watch as may; come back later. */
  TOO_MANY(4429, "too many watchers; come back later", true);

  private final int code;
  private final String phrase;
  private final boolean mayReturn;

  CloseReason(int code, String phrase, boolean mayReturn) {
    this.code = code;
    this.phrase = phrase;
    this.mayReturn = mayReturn;
  }

  public int code() {
    return code;
  }

  /** The reason in one word for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Words for a person; at most 123 bytes, which is what a close frame holds. */
  public String phrase() {
    return phrase;
  }

  /** Whether the same request may succeed when it comes again. */
  public boolean mayReturn() {
    return mayReturn;
  }
}
