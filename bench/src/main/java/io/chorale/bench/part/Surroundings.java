package io.chorale.bench.part;

import io.chorale.bench.load.LoadClient;
import io.chorale.bench.report.Report;
import io.chorale.bench.report.Rounds;
import io.chorale.bench.report.Row;
import io.chorale.bench.subject.ChoraleServer;
import io.chorale.bench.subject.SocketIoServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * All that a measurement works with.
 *
 * @param simulator the address of the simulated providers
 * @param recording of the server where it has most to do
 * @param beside the Socket.IO server; empty where Node is not installed
 * @param recording of the server, where it has most to do
 */
public record Surroundings(
    ChoraleServer chorale,
    Optional<SocketIoServer> beside,
    URI simulator,
    LoadClient load,
    Pace pace,
    Recording recording,
    Report report) {

  boolean isLast(int round) {
    return round == pace.rounds() - 1;
  }

  /**
   * @param besides empty when there is nothing to put beside it
   */
  public void row(
      String part, String what, String unit, List<Double> values, List<Double> besides) {
    report.add(
        new Row(
            chorale.name(),
            part,
            what,
            unit,
            new Rounds(values),
            besides.isEmpty() ? Optional.empty() : Optional.of(new Rounds(besides))));
  }
}
