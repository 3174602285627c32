package io.chorale.bench.part;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.subject.ChoraleRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A new watcher of a job of 10,000 events that is over: from its connect to the last event. Right
 * after the end, and again after a pause in which the server has folded the job.
 */
public final class Resume implements Part {

  private static final int EVENTS = 10_000;
  private static final int TIMES = 15;
  private static final int WARM_UP = 5;
  private static final long PATIENCE_MILLIS = 20_000;

  private final long pauseSeconds;

  /**
   * @param pauseSeconds after which a job that is over has been folded, by the server's settings
   */
  public Resume(long pauseSeconds) {
    this.pauseSeconds = pauseSeconds;
  }

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public void measure(Surroundings with) throws IOException, InterruptedException {
    ChoraleRoom room = ChoraleRoom.finished(with.chorale().client(), EVENTS);
    long events = room.lastSeq();
    rows("right after its end", room, events, with);
    Thread.sleep(pauseSeconds * 1_000);
    rows("folded", room, events, with);
  }

  private void rows(String when, ChoraleRoom room, long events, Surroundings with)
      throws IOException, InterruptedException {
    for (boolean batch : new boolean[] {false, true}) {
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < WARM_UP + TIMES; i++) {
        double took = resume(room, events, batch, with);
        if (i >= WARM_UP) {
          millis.add(took);
        }
      }
      String how = batch ? "batched" : "plain";
      String what = "resume of %,d events, %s, %s".formatted(events, when, how);
      with.row(name(), what, "ms", millis, List.of());
    }
  }

  private static double resume(ChoraleRoom room, long events, boolean batch, Surroundings with)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (Crowd crowd = room.crowd(1, batch, with.load())) {
      long end = begun + PATIENCE_MILLIS * 1_000_000;
      while (crowd.tally().sums().events() < events && System.nanoTime() < end) {
        Thread.sleep(1);
      }
      if (crowd.tally().sums().events() != events || !crowd.tally().isWhole()) {
        throw new IOException("a watcher got " + crowd.tally().sums() + " of " + events);
      }
      return (crowd.tally().lastEventNanos() - begun) / 1e6;
    }
  }
}
