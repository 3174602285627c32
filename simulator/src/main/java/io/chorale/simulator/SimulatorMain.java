package io.chorale.simulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the simulator alone: the port from the first argument or from SIMULATOR_PORT, the folder of
 * recordings, if any, from the second or from SIMULATOR_RECORDINGS.
 */
public final class SimulatorMain {

  private static final String DEFAULT_PORT = "8099";

  private SimulatorMain() {}

  public static void main(String[] args) {
    int status = run(args, System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, Map<String, String> env, PrintStream out, PrintStream err) {
    String given = args.length > 0 ? args[0] : env.getOrDefault("SIMULATOR_PORT", DEFAULT_PORT);
    String folder = args.length > 1 ? args[1] : env.getOrDefault("SIMULATOR_RECORDINGS", "");
    try (Simulator simulator = start(port(given), folder)) {
      out.println(greeting(simulator));
      simulator.awaitClose();
      return 0;
    } catch (UncheckedIOException | IllegalArgumentException unusable) {
      err.println(unusable.getMessage());
      return 1;
    }
  }

  private static Simulator start(int port, String recordings) {
    return recordings.isEmpty()
        ? Simulator.start(port)
        : Simulator.start(port, Path.of(recordings));
  }

  private static int port(String given) {
    if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65_535) {
      throw new IllegalArgumentException("\"" + given + "\" is not a port from 0 to 65535.");
    }
    return Integer.parseInt(given);
  }

  private static String greeting(Simulator simulator) {
    return """
    Simulated models at %1$s (OpenAI %1$s/v1, Anthropic %1$s, Gemini %1$s/v1beta). Try:
    curl -N %1$s/v1/chat/completions -H 'Authorization: Bearer any' \
    -d '{"model":"sim:rate=20;ttft=500","stream":true,"messages":\
    [{"role":"user","content":"A login form with email and password"}]}'"""
        .formatted(simulator.baseUrl());
  }
}
