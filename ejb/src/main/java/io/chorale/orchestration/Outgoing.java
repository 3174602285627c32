package io.chorale.orchestration;

import io.chorale.event.Emission;
import java.util.function.Consumer;

/**
 * Where what one run of a job tells goes out, until the run is abandoned: somebody else tells of
 * the job then. It stands behind whatever holds events for a while.
 */
final class Outgoing implements Consumer<Emission> {

  private final Consumer<Emission> emissions;
  private volatile boolean shut;

  Outgoing(Consumer<Emission> emissions) {
    this.emissions = emissions;
  }

  /** May wait for the journal, with its monitor held. */
  @Override
  public synchronized void accept(Emission emission) {
    if (!shut) {
      emissions.accept(emission);
    }
  }

  /** Lets nothing more begin to go out; waits for nothing. */
  void shut() {
    shut = true;
  }

  /** When it returns, nothing more will have gone out. */
  synchronized void awaitSilence() {
    shut = true;
  }
}
