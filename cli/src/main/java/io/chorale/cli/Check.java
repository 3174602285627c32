package io.chorale.cli;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A check that says in its last line whether it passed. */
abstract class Check implements Callable<Integer> {

  @Mixin ServerOption server;

  @Option(
      names = "--timeout",
      paramLabel = "<seconds>",
      defaultValue = "30",
      description = "How long each step may take; ${DEFAULT-VALUE}.")
  long seconds = 30;

  final PrintStream out;
  private final String name;

  Check(String name, PrintStream out) {
    this.name = name;
    this.out = out;
  }

  /**
   * @return what is said behind the verdict; may be empty
   */
  abstract String checked() throws InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    try {
      // Else the client would try ten times to reach a server that is not there.
      server.api().get("/api/status");
      out.println("Checking " + server.address);
      String details = checked();
      out.println("✅ " + name + " test PASSED!" + (details.isEmpty() ? "" : " " + details));
      return ExitCode.DONE;
    } catch (CommandException failed) {
      out.println("❌ " + name + " test FAILED: " + failed.getMessage());
      return failed.exitCode();
    }
  }

  final Duration patience() {
    return Duration.ofSeconds(seconds);
  }

  final URI address() {
    return server.address;
  }

  /** A connection that the server has confirmed. */
  final LiveSocket connected() throws InterruptedException {
    LiveSocket live = LiveSocket.open(address());
    try {
      long begun = System.nanoTime();
      LiveSocket.Event confirmed =
          live.await(
              "connection_confirmed", patience(), it -> it.name().equals("connection_confirmed"));
      out.printf(
          "Connected by %s as %s, confirmed after %d ms%n",
          Json.text(confirmed.data(), "transport"),
          Json.text(confirmed.data(), "socketId"),
          Duration.ofNanos(System.nanoTime() - begun).toMillis());
      return live;
    } catch (CommandException failed) {
      live.close();
      throw failed;
    }
  }
}
