package io.chorale.bench.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What a crowd of connections has seen. */
public final class Tally {

  private final LongAdder frames = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final LongAdder tokens = new LongAdder();
  private final LongAdder holes = new LongAdder();
  private final LongAdder ends = new LongAdder();
  private final Map<Integer, LongAdder> closed = new ConcurrentHashMap<>();
  private final Recorder micros = new Recorder(3);
  private volatile long lastEventNanos;

  /** The sums so far. */
  public Sums sums() {
    return new Sums(frames.sum(), bytes.sum(), events.sum(), tokens.sum(), holes.sum(), ends.sum());
  }

  /** Microseconds from a token's stamp to its arrival, since this was last asked. */
  public Histogram added() {
    return micros.getIntervalHistogram();
  }

  /** How many connections the server closed, by code; 1006 stands for no code at all. */
  public Map<Integer, LongAdder> closed() {
    return closed;
  }

  /** Whether nobody was closed and no event is missing. */
  public boolean isWhole() {
    return closed.isEmpty() && holes.sum() == 0;
  }

  /** When an event came last, by {@link System#nanoTime}. */
  public long lastEventNanos() {
    return lastEventNanos;
  }

  void frame(int length) {
    frames.increment();
    bytes.add(length);
  }

  void events(int count) {
    events.add(count);
    lastEventNanos = System.nanoTime();
  }

  void token(long tookNanos) {
    tokens.increment();
    micros.recordValue(Math.max(0, tookNanos / 1_000));
  }

  void hole() {
    holes.increment();
  }

  void end() {
    ends.increment();
  }

  void closed(int code) {
    closed.computeIfAbsent(code, any -> new LongAdder()).increment();
  }
}
