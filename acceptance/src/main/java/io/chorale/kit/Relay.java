package io.chorale.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a client and a server, and cuts their connections when it is told to, as a network
 * does: without a word.
 */
public final class Relay implements AutoCloseable {

  private final URI server;
  private final ServerSocket door;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private Relay(URI server, ServerSocket door) {
    this.server = server;
    this.door = door;
  }

  public static Relay to(ChoraleClient chorale) {
    try {
      Relay relay =
          new Relay(chorale.address(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      begin(relay::let);
      return relay;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** The server, as it is seen from this side. */
  public ChoraleClient client() {
    return new ChoraleClient(URI.create("http://localhost:" + door.getLocalPort()));
  }

  /** Cuts all that is open; new connections are let through. */
  public void cut() {
    open.forEach(Relay::close);
  }

  private void let() {
    try {
      while (true) {
        Socket inside = door.accept();
        Socket outside = new Socket(server.getHost(), server.getPort());
        open.addAll(List.of(inside, outside));
        begin(() -> pour(inside, outside));
        begin(() -> pour(outside, inside));
      }
    } catch (IOException closed) {
      // As it is to be.
    }
  }

  private void pour(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8_192];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        out.write(buffer, 0, read);
      }
    } catch (IOException cut) {
      // The other end finds out by itself.
    }
    open.removeAll(List.of(from, to));
  }

  private static void begin(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // That was all.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException closed) {
      // That was all.
    }
    cut();
  }
}
