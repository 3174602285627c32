package io.chorale.hub;

import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes of an event its seq, and counts how often. */
final class SeqFormat implements FrameFormat {

  static final SeqFormat ONLY = new SeqFormat();

  private final AtomicInteger written = new AtomicInteger();
  private final boolean ending;

  SeqFormat() {
    this(false);
  }

  private SeqFormat(boolean ending) {
    this.ending = ending;
  }

  static SeqFormat endingWithTheJob() {
    return new SeqFormat(true);
  }

  @Override
  public boolean endsWithJob() {
    return ending;
  }

  @Override
  public String event(RecordedEvent event) {
    written.incrementAndGet();
    return Long.toString(event.seq());
  }

  @Override
  public String gap(Job snapshot, long from, long to) {
    return "gap " + from + " to " + to;
  }

  int written() {
    return written.get();
  }
}
