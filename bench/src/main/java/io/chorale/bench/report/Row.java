package io.chorale.bench.report;

import java.util.Optional;

/**
 * A line of the table.
 *
 * @param on the server that Chorale ran on; empty for what needs none
 * @param part of the run, by the name that chooses it
 * @param beside what Socket.IO came to in the same rounds; empty where it has no such thing or was
 *     not there
 */
public record Row(
    String on, String part, String what, String unit, Rounds chorale, Optional<Rounds> beside) {

  /** How many times Socket.IO's figure. */
  public Optional<Rounds> ratio() {
    return beside.map(chorale::dividedBy);
  }
}
