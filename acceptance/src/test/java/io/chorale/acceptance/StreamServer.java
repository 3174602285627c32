package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a client of one server whose roles behave each in its own way, and its simulator;
 * both are started once for all classes that ask for them.
 */
final class StreamServer implements ParameterResolver {

  private static final String QUICK = "sim:rate=400;tokens=40;thoughts=1;ttft=10;tag=";

  /** Takes three seconds: time enough to be interrupted in. */
  static final String PRIMARY = "sim:rate=40;tokens=120;thoughts=0;ttft=10;tag=primary";

  static final String RELATIONAL = "sim:fault=500;tag=relational";
  static final String INSTEAD = QUICK + "instead";

  /** Its connection breaks inside the answer. */
  static final String ETHICS = "sim:rate=400;tokens=40;thoughts=0;ttft=10;fault=cut@20;tag=ethics";

  static final String ANALYST = QUICK + "analyst";

  /** Shows what it was asked. */
  static final String SYNTHESISER = "sim:rate=4000;recount=on;thoughts=0;ttft=10;tag=synthesiser";

  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("CHORALE_PANEL_PRIMARY_MODEL", PRIMARY);
    settings.put("CHORALE_PANEL_ANALYST_MODEL", ANALYST);
    settings.put("CHORALE_PANEL_RELATIONAL_MODEL", RELATIONAL);
    settings.put("CHORALE_PANEL_RELATIONAL_FALLBACK_PROVIDER", "google");
    settings.put("CHORALE_PANEL_RELATIONAL_FALLBACK_MODEL", INSTEAD);
    settings.put("CHORALE_PANEL_ETHICS_MODEL", ETHICS);
    settings.put("CHORALE_PANEL_ETHICS_FALLBACK_PROVIDER", "none");
    settings.put("CHORALE_PANEL_SYNTHESISER_MODEL", SYNTHESISER);
    settings.put("CHORALE_PANEL_VERIFICATION_MODEL", QUICK + "verification");
    return settings;
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
            .getStore(Namespace.create(StreamServer.class))
            .getOrComputeIfAbsent(Running.class)
            .server;
    return parameter.getParameter().getType() == Simulator.class
        ? running.simulator
        : running.client();
  }

  /** Closed by JUnit when all tests are over. */
  static final class Running implements AutoCloseable {

    private final OwnServer server;

    Running() {
      try {
        server = new OwnServer(Files.createTempDirectory("chorale"), "512m", settings());
      } catch (IOException noFolder) {
        throw new UncheckedIOException(noFolder);
      }
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
