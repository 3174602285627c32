package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.nio.file.Path;
import java.util.Map;

/** A server and a simulator of its own, where its settings would hurt others. */
final class OwnServer implements AutoCloseable {

  final Simulator simulator = Simulator.start(0, Path.of(System.getProperty("chorale.recordings")));
  final ServerProcess server;

  /**
   * @param heap the most memory for objects, as -Xmx has it
   * @param more settings beside those of the simulator's providers
   */
  OwnServer(Path data, String heap, Map<String, String> more) {
    Map<String, String> settings = ServerProcess.settings(simulator);
    settings.put("CHORALE_MODELS", System.getProperty("chorale.models"));
    settings.putAll(more);
    server = ServerProcess.start(data, settings, heap).awaitReady();
  }

  ChoraleClient client() {
    return server.client();
  }

  @Override
  public void close() {
    server.close();
    simulator.close();
  }
}
