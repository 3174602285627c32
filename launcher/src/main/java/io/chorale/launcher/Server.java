package io.chorale.launcher;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.management.JMException;
import javax.management.ObjectName;

/** Payara Micro in this process, with Chorale on it, on loopback only. */
final class Server {

  private static final String LOOPBACK_ONLY =
      "set configs.config.server-config.network-config.network-listeners"
          + ".network-listener.http-listener.address=127.0.0.1";

  /**
   * Payara holds four times this of what a client does not take; by itself, four times what the
   * system's own send buffer has, which is ten megabytes a connection on loopback.
   */
  private static final String LITTLE_HELD_FOR_WHO_DOES_NOT_READ =
      "set configs.config.server-config.network-config.transports.transport.tcp"
          + ".socket-write-buffer-size=32768";

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);

  private final Path archive;
  private final DataFolder data;

  Server(Path archive, DataFolder data) {
    this.archive = archive;
    this.data = data;
  }

  /**
   * Answers when Chorale can be used.
   *
   * @throws CannotStartException when it never will; the log says more
   */
  void start(int port) {
    System.setProperty("chorale.data", data.path().toString());
    if (System.getenv("CHORALE_NODE") == null) {
      // Under its old name it has its jobs back at once, without waiting for a lease to run out.
      System.setProperty("chorale.node", data.node());
    }
    String[] arguments = {
      "--deploy",
      archive.toString(),
      "--contextroot",
      "/",
      "--port",
      Integer.toString(port),
      "--prebootcommandfile",
      write("preboot.txt", LOOPBACK_ONLY + "\n" + LITTLE_HELD_FOR_WHO_DOES_NOT_READ).toString(),
      "--logproperties",
      logging().toString(),
      "--nocluster",
      "--disablephonehome"
    };
    PayaraMicro.main(arguments);
    if (!answers(port)) {
      throw new CannotStartException(FailureInLog.of(data.log()));
    }
  }

  /** Has Chorale take no more jobs, give those that run some time, and hand the rest over. */
  static void handOver() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(new ObjectName("io.chorale:type=Shutdown"), "handOver", null, null);
    } catch (JMException | RuntimeException broken) {
      System.err.println("Running jobs could not be handed over: " + broken.getMessage());
    }
  }

  /** Payara reports a failed deployment in its log only; whether Chorale answers tells us. */
  private static boolean answers(int port) {
    URI settings = URI.create("http://127.0.0.1:" + port + "/api/settings");
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(settings).timeout(FIRST_ANSWER).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException noAnswer) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The console keeps to what a person should see. */
  private Path logging() {
    try (InputStream template =
        Objects.requireNonNull(Server.class.getResourceAsStream("logging.properties"))) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      return write(
          "logging.properties",
          text.replace("@log@", data.logFolder().toString().replace('\\', '/')));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Payara takes these from files only. */
  private Path write(String name, String text) {
    try {
      return Files.writeString(data.logFolder().resolve(name), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
