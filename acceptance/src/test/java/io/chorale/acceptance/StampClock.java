package io.chorale.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long it took from the simulator's stamps to a watcher; for several threads. */
final class StampClock {

  private static final String MARK = "~T";
  private static final long NANOS = 1_000_000_000L;

  private List<Long> delays = new ArrayList<>();

  /** Reads the last stamp of a message; one that holds none is no matter. */
  void read(CharSequence message) {
    String text = message.toString();
    int start = text.lastIndexOf(MARK);
    if (start < 0) {
      return;
    }
    int end = text.indexOf('~', start + MARK.length());
    Instant now = Instant.now();
    long stamped = Long.parseLong(text.substring(start + MARK.length(), end));
    long delay = now.getEpochSecond() * NANOS + now.getNano() - stamped;
    synchronized (this) {
      delays.add(delay);
    }
  }

  /** Forgets what was measured so far and answers it, sorted, in nanoseconds. */
  synchronized List<Long> take() {
    List<Long> measured = delays;
    delays = new ArrayList<>();
    Collections.sort(measured);
    return measured;
  }

  /** In milliseconds. */
  static double percentile(List<Long> sorted, double part) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part))) / 1e6;
  }
}
