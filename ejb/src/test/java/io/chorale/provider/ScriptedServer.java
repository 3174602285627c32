package io.chorale.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers each connection with the same bytes, well-formed or not. */
final class ScriptedServer implements AutoCloseable {

  static final String STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: Text/Event-Stream; charset=utf-8\r\n\r\n";

  /** What to do with the connection when the bytes are sent. */
  enum Then {
    CLOSE,
    KEEP_OPEN
  }

  final CompletableFuture<Void> closedByClient = new CompletableFuture<>();
  private final ServerSocket socket;
  private final ExecutorService connections = Executors.newCachedThreadPool();

  ScriptedServer(String answer, Then then) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    connections.execute(
        () -> {
          while (!socket.isClosed()) {
            accept(answer, then);
          }
        });
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept(String answer, Then then) {
    try {
      Socket connection = socket.accept();
      connections.execute(() -> serve(connection, answer, then));
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection, String answer, Then then) {
    try (connection) {
      byte[] some = new byte[64 * 1024];
      if (connection.getInputStream().read(some) < 0) {
        return;
      }
      connection.getOutputStream().write(answer.getBytes(UTF_8));
      connection.getOutputStream().flush();
      if (then == Then.KEEP_OPEN) {
        while (connection.getInputStream().read(some) >= 0) {
          // The rest of the request.
        }
        closedByClient.complete(null);
      }
    } catch (IOException reset) {
      closedByClient.complete(null);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    connections.shutdownNow();
  }
}
