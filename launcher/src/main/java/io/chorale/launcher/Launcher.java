package io.chorale.launcher;

import java.io.PrintStream;
import java.nio.file.Path;

/** The way in: {@code java -jar chorale-launcher.jar}. */
public final class Launcher {

  /** The exit code when it could not start and has said why. */
  static final int REFUSED = 2;

  private Launcher() {}

  public static void main(String[] arguments) {
    try {
      start(LaunchSettings.of(System.getenv()), System.out);
    } catch (CannotStartException refused) {
      System.err.println("Chorale cannot start: " + refused.getMessage());
      System.exit(REFUSED);
    }
  }

  private static void start(LaunchSettings settings, PrintStream out) {
    DataFolder data = DataFolder.claim(settings.data());
    Ports.check(settings.port());
    out.println("Starting Chorale; this takes about ten seconds …");
    boolean demo = DemoProviders.startUnlessConfigured(System.getenv());
    Server server = new Server(archive(), data);
    server.start(settings.port());
    StopSignals.before(
        () -> {
          out.println("Stopping; jobs that run get a moment to finish …");
          Server.handOver();
        });
    out.println(new Banner(settings.port(), data, demo));
  }

  /** The archive stands beside the launcher's own jar. */
  private static Path archive() {
    Path self;
    try {
      self = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException notAFile) {
      throw new IllegalStateException("the launcher does not run from a file", notAFile);
    }
    return self.resolveSibling("chorale.war");
  }
}
