package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;
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
 * ask for them, and closed by JUnit when all tests are over.
 */
abstract class StartedOnce implements ParameterResolver {

  private final String heap;
  private final Map<String, String> settings;

  /**
   * @param heap the most memory for objects, as -Xmx has it
   * @param settings beside those of the simulator's providers
   */
  StartedOnce(String heap, Map<String, String> settings) {
    this.heap = heap;
    this.settings = settings;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ChoraleClient.class || type == Simulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    OwnServer running =
        context
            .getRoot()
            .getStore(Namespace.create(getClass()))
            .getOrComputeIfAbsent(OwnServer.class, any -> start(), OwnServer.class);
    return parameter.getParameter().getType() == Simulator.class
        ? running.simulator
        : running.client();
  }

  private OwnServer start() {
    try {
      Path data = Files.createTempDirectory("chorale");
      return new OwnServer(data, heap, settings);
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }
}
