package io.chorale.bench.subject;

import io.chorale.bench.Folder;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The EAR on a WildFly that is unpacked somewhere, with a folder of its own beside it. */
public final class OnWildFly implements ChoraleServer {

  private static final Duration START = Duration.ofMinutes(3);

  private static final String JAVA_OPTIONS =
      "-Xms64m -Xmx768m -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -Djava.net.preferIPv4Stack=true"
          + " -Djboss.modules.system.pkgs=org.jboss.byteman -Djava.awt.headless=true";

  private final Process process;
  private final ChoraleClient client;

  private OnWildFly(Process process, ChoraleClient client) {
    this.process = process;
    this.client = client;
  }

  /**
   * @param home of WildFly; nothing in it is changed
   * @param base a folder for what this server keeps
   */
  public static OnWildFly start(Path home, Path ear, Path base, Simulator simulator)
      throws IOException, InterruptedException {
    Folder.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    Files.copy(ear, deployments.resolve("chorale.ear"));
    int port = ServerProcess.freePort();
    Path output = base.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/standalone.sh").toString(),
            "-Djboss.server.base.dir=" + base,
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.bind.address.management=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=" + ServerProcess.freePort(),
            "-Djboss.management.http.port=" + ServerProcess.freePort());
    builder.environment().keySet().removeIf(name -> name.endsWith("_API_KEY"));
    builder.environment().putAll(BenchSettings.of(simulator));
    builder.environment().put("CHORALE_DATA", base.resolve("data").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // As the other server has it; and the script must not leave Java behind when it is ended.
    builder.environment().put("JAVA_OPTS", JAVA_OPTIONS);
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    OnWildFly server =
        new OnWildFly(builder.start(), new ChoraleClient(URI.create("http://localhost:" + port)));
    try {
      server.awaitReady(deployments);
    } catch (IOException unready) {
      String said = Files.readString(output);
      server.close();
      throw new IOException(unready.getMessage() + ": " + said, unready);
    }
    return server;
  }

  private void awaitReady(Path deployments) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!answers()) {
      if (Files.exists(deployments.resolve("chorale.ear.failed"))) {
        throw new IOException("WildFly did not take the EAR");
      }
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("WildFly does not start");
      }
      Thread.sleep(200);
    }
  }

  private boolean answers() {
    try {
      return client.get("/api/settings").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  @Override
  public String name() {
    return "WildFly";
  }

  @Override
  public ChoraleClient client() {
    return client;
  }

  /** Of Java, which the script starts. */
  @Override
  public long pid() {
    return process
        .descendants()
        .filter(it -> it.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.onExit().join();
  }
}
