package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;

/** A request that was taken and is never answered; only the client ends it. */
final class Silence implements Exchange {

  private final Counted counted;

  Silence(Counted counted) {
    this.counted = counted;
  }

  @Override
  public void begin() {
    // Not even a status.
  }

  @Override
  public void writable() {
    // There is nothing to write.
  }

  @Override
  public void gone() {
    counted.end(Ending.CLOSED_BY_CLIENT);
  }

  @Override
  public boolean isOpen() {
    return counted.isOpen();
  }
}
