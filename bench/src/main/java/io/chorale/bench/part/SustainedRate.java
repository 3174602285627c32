package io.chorale.bench.part;

import io.chorale.bench.load.Window;
import java.io.IOException;

/** Finds a rate a little below the highest at which everybody gets everything, soon. */
final class SustainedRate {

  /** One event a second for a thousand watchers is a thousand deliveries. */
  private static final double FIRST = 8;

  private static final double HIGHEST = 2_000;

  /** Enough to come within a fifth of it. */
  private static final int REFINEMENTS = 2;

  /** At the very edge a moment's disturbance would make a queue that does not end. */
  private static final double HEADROOM = 0.8;

  /** Beyond it a reader sees the text stand still. */
  private static final double LATEST_MILLIS = 250;

  private static final double SHARE = 0.97;

  /**
   * @param offered deliveries a second that were asked for
   * @param whole whether nobody was closed and nothing was missing
   */
  record Trial(Window window, double offered, boolean whole) {

    boolean isSustained() {
      return whole
          && window.tokensPerSecond() >= SHARE * offered
          && window.millis(99) <= LATEST_MILLIS;
    }

    @Override
    public String toString() {
      return "%,.0f deliveries/s: came %,.0f, %.1f in a frame, p50 %.1f ms, p99 %.1f ms%s"
          .formatted(
              offered,
              window.tokensPerSecond(),
              window.eventsInFrame(),
              window.millis(50),
              window.millis(99),
              whole ? "" : ", not whole");
    }
  }

  /** A try at a rate, in events a second. */
  interface Trying {
    Trial at(double rate) throws IOException, InterruptedException;
  }

  private final Trying trying;

  SustainedRate(Trying trying) {
    this.trying = trying;
  }

  double search() throws IOException, InterruptedException {
    double sustained = FIRST / 2;
    double failed = FIRST;
    while (failed < HIGHEST && isSustained(failed)) {
      sustained = failed;
      failed *= 2;
    }
    for (int i = 0; i < REFINEMENTS; i++) {
      double middle = Math.sqrt(sustained * failed);
      if (isSustained(middle)) {
        sustained = middle;
      } else {
        failed = middle;
      }
    }
    return HEADROOM * sustained;
  }

  /** A second try, because the machine may have had something else to do. */
  private boolean isSustained(double rate) throws IOException, InterruptedException {
    boolean first = at(rate).isSustained();
    return first || at(rate).isSustained();
  }

  private Trial at(double rate) throws IOException, InterruptedException {
    Trial trial = trying.at(rate);
    System.err.println("  tried " + trial);
    return trial;
  }
}
