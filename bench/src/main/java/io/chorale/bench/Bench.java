package io.chorale.bench;

import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts what it needs, measures, prints a table. */
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("chorale-bench");
    System.out.println("| what | figure |\n|---|---|");
    try (Simulator simulator = Simulator.start(0);
        ServerProcess server = ServerProcess.start(data, simulator)) {
      new StartLatency(server.client()).measure().forEach(System.out::println);
      new ManyJobs(server).measure().forEach(System.out::println);
    }
  }
}
