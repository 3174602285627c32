package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a client of one server, and its simulator; both are started once for all classes that
 * ask for them.
 */
final class SharedServer implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ChoraleClient.class || type == Simulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(Namespace.create(SharedServer.class))
            .getOrComputeIfAbsent(Running.class);
    return parameter.getParameter().getType() == Simulator.class
        ? running.simulator
        : running.server.client();
  }

  /** Closed by JUnit when all tests are over. */
  static final class Running implements AutoCloseable {

    private final Simulator simulator =
        Simulator.start(0, Path.of(System.getProperty("chorale.recordings")));
    private final ServerProcess server;

    Running() {
      try {
        Map<String, String> settings = ServerProcess.settings(simulator);
        settings.put("CHORALE_MODELS", System.getProperty("chorale.models"));
        server = ServerProcess.start(Files.createTempDirectory("chorale"), settings).awaitReady();
      } catch (IOException noFolder) {
        throw new UncheckedIOException(noFolder);
      }
    }

    @Override
    public void close() {
      server.close();
      simulator.close();
    }
  }
}
