package io.chorale.bench.subject;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.nio.file.Path;

/** Started as the README's command starts it. */
public final class OnPayara implements ChoraleServer {

  private final ServerProcess server;

  private OnPayara(ServerProcess server) {
    this.server = server;
  }

  public static OnPayara start(Path data, Simulator simulator) {
    return new OnPayara(ServerProcess.start(data, BenchSettings.of(simulator)).awaitReady());
  }

  @Override
  public String name() {
    return "Payara Micro";
  }

  @Override
  public ChoraleClient client() {
    return server.client();
  }

  @Override
  public long pid() {
    return server.pid();
  }

  @Override
  public void close() {
    server.close();
  }
}
