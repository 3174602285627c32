package io.chorale.bench.load;

/**
 * Finds the events of one connection in the bytes of its messages. What is searched for has a bare
 * quotation mark, which inside a JSON string would be escaped; so no text can pass for an event.
 */
final class EventScanner {

  private static final byte[] SEQ = Marks.ascii("\"seq\":");

  private final Tally tally;
  private final Marks marks;
  private long lastSeq;

  EventScanner(Tally tally, Marks marks) {
    this.tally = tally;
    this.marks = marks;
  }

  /**
   * @param arrived nanoseconds of the clock that the simulator stamps with
   */
  void scan(byte[] bytes, int from, int to, long arrived) {
    int events = 0;
    // The code of an answer repeats its tokens, stamps and all: only chunks are timed.
    boolean timed = false;
    for (int i = from; i < to; i++) {
      if (is(marks.type, bytes, i, to)) {
        i += marks.type.length;
        timed = is(marks.chunk, bytes, i, to);
        if (is(marks.end, bytes, i, to)) {
          tally.end();
        }
      } else if (bytes[i] == '"' && is(SEQ, bytes, i, to)) {
        events++;
        i = seq(bytes, i + SEQ.length, to);
      } else if (timed && bytes[i] == '~' && i + 1 < to && bytes[i + 1] == 'T') {
        i = stamp(bytes, i + 2, to, arrived);
      }
    }
    if (events > 0) {
      tally.events(events);
    }
  }

  private int seq(byte[] bytes, int from, int to) {
    long seq = 0;
    int i = from;
    for (; i < to && isDigit(bytes[i]); i++) {
      seq = seq * 10 + bytes[i] - '0';
    }
    if (lastSeq != 0 && seq != lastSeq + 1) {
      tally.hole();
    }
    lastSeq = seq;
    return i - 1;
  }

  private int stamp(byte[] bytes, int from, int to, long arrived) {
    long stamp = 0;
    int i = from;
    for (; i < to && isDigit(bytes[i]); i++) {
      stamp = stamp * 10 + bytes[i] - '0';
    }
    if (i > from && i < to && bytes[i] == '~') {
      tally.token(arrived - stamp);
    }
    return i;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean is(byte[] word, byte[] bytes, int from, int to) {
    if (to - from < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
