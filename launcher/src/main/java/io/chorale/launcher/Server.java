package io.chorale.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Payara Micro in this process, with Chorale on it. */
final class Server {

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
    try {
      PayaraMicro.bootstrap(
          "--deploy", archive.toString(),
          "--contextroot", "/",
          "--nocluster",
          "--address", "127.0.0.1",
          "--port", Integer.toString(port),
          "--logproperties", logging().toString(),
          "--disablephonehome",
          "--nohostaware",
          "--warmup", "false");
    } catch (BootstrapException failure) {
      throw new CannotStartException("see " + data.log() + " for the reason.", failure);
    }
  }

  /** Payara reads its logging from a file only; the console keeps to what a person should see. */
  private Path logging() {
    Path file = data.path().resolve("log").resolve("logging.properties");
    try (InputStream template =
        java.util.Objects.requireNonNull(Server.class.getResourceAsStream("logging.properties"))) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, text.replace("@log@", data.log().toString().replace('\\', '/')));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return file;
  }
}
