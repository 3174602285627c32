package io.chorale.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** Answers each connection with the same bytes, well-formed or not. */
final class ScriptedServer implements AutoCloseable {

  static final String STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: Text/Event-Stream; charset=utf-8\r\n\r\n";

  /** What to do with the connection when the bytes are sent. */
  enum Then {
    CLOSE,
    KEEP_OPEN,
    /** The same bytes for ever. */
    REPEAT
  }

  final CompletableFuture<Void> closedByClient = new CompletableFuture<>();
  private final ServerSocket socket;
  private final ExecutorService connections = Executors.newCachedThreadPool();
  private final byte[] head;
  private final byte[] body;
  private final IntSupplier pieces;
  private final Then then;

  ScriptedServer(String answer, Then then) {
    this("", answer.getBytes(UTF_8), () -> Integer.MAX_VALUE, then);
  }

  /**
   * @param pieces how many bytes of the body to send next
   */
  ScriptedServer(String head, byte[] body, IntSupplier pieces, Then then) {
    this.head = head.getBytes(UTF_8);
    this.body = body;
    this.pieces = pieces;
    this.then = then;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    connections.execute(
        () -> {
          while (!socket.isClosed()) {
            accept();
          }
        });
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() {
    try {
      Socket connection = socket.accept();
      connections.execute(() -> serve(connection));
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      byte[] some = new byte[64 * 1024];
      if (connection.getInputStream().read(some) < 0) {
        return;
      }
      connection.getOutputStream().write(head);
      send(connection.getOutputStream());
      while (then == Then.REPEAT) {
        send(connection.getOutputStream());
      }
      if (then == Then.CLOSE) {
        connection.shutdownOutput();
      }
      // A connection that is closed before the request is read is a broken one to the client.
      while (connection.getInputStream().read(some) >= 0) {
        // The rest of the request.
      }
      closedByClient.complete(null);
    } catch (IOException reset) {
      closedByClient.complete(null);
    }
  }

  private void send(OutputStream connection) throws IOException {
    for (int at = 0; at < body.length; ) {
      int piece = Math.min(body.length - at, pieces.getAsInt());
      connection.write(body, at, piece);
      connection.flush();
      at += piece;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    connections.shutdownNow();
  }
}
