package io.chorale.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What a crowd saw for a while.
 *
 * @param micros of each stamped token from its stamp to its arrival
 * @param tool cores that the load tool took
 */
public record Window(double seconds, Sums sums, Histogram micros, double tool) {

  /** Watches a crowd for so long. */
  public static Window of(Crowd crowd, LoadClient load, double seconds)
      throws InterruptedException {
    Opened window = open(crowd, load);
    Thread.sleep((long) (seconds * 1_000));
    return window.close();
  }

  /** Begins one that ends when it is closed. */
  public static Opened open(Crowd crowd, LoadClient load) {
    return new Opened(crowd, load);
  }

  public double eventsPerSecond() {
    return sums.events() / seconds;
  }

  public double tokensPerSecond() {
    return sums.tokens() / seconds;
  }

  public double eventsInFrame() {
    return sums.frames() == 0 ? 0 : sums.events() / (double) sums.frames();
  }

  public double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  /** A window that is still open. */
  public static final class Opened {

    private final Crowd crowd;
    private final LoadClient load;
    private final Sums before;
    private final long cpu;
    private final long since = System.nanoTime();

    private Opened(Crowd crowd, LoadClient load) {
      this.crowd = crowd;
      this.load = load;
      this.cpu = load.cpuNanos();
      this.before = crowd.tally().sums();
      Histogram unused = crowd.tally().added();
    }

    public Window close() {
      long nanos = System.nanoTime() - since;
      return new Window(
          nanos / 1e9,
          crowd.tally().sums().since(before),
          crowd.tally().added(),
          (load.cpuNanos() - cpu) / (double) nanos);
    }
  }
}
