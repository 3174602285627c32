package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One call that was counted as started and ends once, whatever is seen first. */
final class Counted {

  private final List<Tally> tallies;
  private final long number;
  private final List<Runnable> atEnd = new ArrayList<>();
  private boolean ended;

  Counted(Tally all, Tally ofModel, Instant now) {
    this.tallies = List.of(all, ofModel);
    all.start(now);
    number = ofModel.start(now);
  }

  /** Which call to its model this is, from 1. */
  long number() {
    return number;
  }

  void atEnd(Runnable told) {
    atEnd.add(told);
  }

  void end(Ending ending) {
    if (!ended) {
      ended = true;
      tallies.forEach(tally -> tally.end(ending));
      atEnd.forEach(Runnable::run);
    }
  }

  boolean isOpen() {
    return !ended;
  }
}
