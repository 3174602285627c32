package io.chorale.bench.subject;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.Dialect;
import io.chorale.bench.load.LoadClient;
import io.chorale.kit.ChoraleClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** The Socket.IO server of {@code server.js}, on the Node that is installed. */
public final class SocketIoServer implements AutoCloseable {

  private static final String FILES = "/io/chorale/bench/socketio/";
  private static final int OLDEST_NODE = 18;

  private final Process process;
  private final ChoraleClient http;

  private SocketIoServer(Process process, ChoraleClient http) {
    this.process = process;
    this.http = http;
  }

  /**
   * Installs Socket.IO into a folder, which may have it from an earlier run, and starts the server.
   *
   * @return nothing where Node is not installed, or too old
   * @throws IOException when Socket.IO cannot be had
   */
  public static Optional<SocketIoServer> start(Path folder)
      throws IOException, InterruptedException {
    if (!isNodeInstalled()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    copy("package.json", folder);
    copy("server.js", folder);
    if (!Files.isDirectory(folder.resolve("node_modules/socket.io"))) {
      install(folder);
    }
    Process process =
        new ProcessBuilder("node", "--expose-gc", "server.js")
            .directory(folder.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    String port = new BufferedReader(process.inputReader()).readLine();
    if (port == null) {
      throw new IOException("the Socket.IO server did not start, see " + folder);
    }
    URI address = URI.create("http://127.0.0.1:" + port.replaceAll("\\D", ""));
    return Optional.of(new SocketIoServer(process, new ChoraleClient(address)));
  }

  private static boolean isNodeInstalled() throws InterruptedException {
    try {
      Process node = new ProcessBuilder("node", "--version").start();
      String version =
          new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return node.waitFor() == 0
          && Integer.parseInt(version.replaceAll("^v|\\..*", "")) >= OLDEST_NODE;
    } catch (IOException none) {
      return false;
    }
  }

  private static void copy(String name, Path folder) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SocketIoServer.class.getResourceAsStream(FILES + name))) {
      Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void install(Path folder) throws IOException, InterruptedException {
    Path output = folder.resolve("npm.txt");
    Process npm =
        new ProcessBuilder(
                "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--omit=dev")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (npm.waitFor() != 0) {
      throw new IOException("npm could not install Socket.IO: " + Files.readString(output));
    }
  }

  /** A crowd of its clients, without anybody in it yet. */
  public Crowd crowd(LoadClient load) {
    return load.crowd(http.address(), Dialect.SOCKET_IO);
  }

  /** Where a client comes in to be in a room. */
  public static String path(String room) {
    return "/socket.io/?EIO=4&transport=websocket&room=" + room;
  }

  public long pid() {
    return process.pid();
  }

  /** Has it do what {@code server.js} knows by that path. */
  public JsonNode tell(String command) {
    return ChoraleClient.json(
        http.send(
            HttpRequest.newBuilder(http.address().resolve(command)).POST(BodyPublishers.noBody())));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
