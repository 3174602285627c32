package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import java.util.List;

/** One call that was counted as started and ends once, whatever is seen first. */
final class Counted {

  private final List<Tally> tallies;
  private boolean ended;

  Counted(Tally... tallies) {
    this.tallies = List.of(tallies);
    this.tallies.forEach(Tally::start);
  }

  void end(Ending ending) {
    if (!ended) {
      ended = true;
      tallies.forEach(tally -> tally.end(ending));
    }
  }

  boolean isOpen() {
    return !ended;
  }
}
