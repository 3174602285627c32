package io.chorale.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A connection that has asked to watch and can be cut, or left unread, as a client's never is. */
public final class RawConnection {

  /** As small as Linux makes it; a server then soon finds that nobody reads. */
  private static final int SMALL = 4_096;

  private static final int FIRST_BYTE_MILLIS = 30_000;

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  public static RawConnection eventStream(ChoraleClient chorale, String job, long after) {
    return request(
        chorale,
        "/api/jobs/" + job + "/events?after=" + after,
        Map.of("Accept", "text/event-stream"));
  }

  public static RawConnection longPoll(ChoraleClient chorale, String job, long after) {
    return request(chorale, "/api/jobs/" + job + "/events?wait=60&after=" + after, Map.of());
  }

  public static RawConnection webSocket(ChoraleClient chorale, String job, long after) {
    return request(
        chorale,
        "/ws/orchestrate/" + job + "?after=" + after,
        Map.of(
            "Connection", "Upgrade",
            "Upgrade", "websocket",
            "Sec-WebSocket-Version", "13",
            "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
  }

  /** Sends a request and reads nothing. */
  static RawConnection request(ChoraleClient chorale, String path, Map<String, String> headers) {
    URI address = chorale.address();
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    if (!headers.containsKey("Host")) {
      request.append("Host: ").append(address.getAuthority()).append("\r\n");
    }
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    try {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(SMALL);
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      OutputStream out = socket.getOutputStream();
      out.write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      return new RawConnection(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** Waits until the answer begins. */
  public void awaitFirstByte() {
    try {
      socket.setSoTimeout(FIRST_BYTE_MILLIS);
      if (socket.getInputStream().read() < 0) {
        throw new IllegalStateException("the connection was ended at once");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Cuts the connection without a word.
   *
   * @param reset as a crashed machine does it when it is back; otherwise as a process that ends
   */
  public void cut(boolean reset) {
    try {
      if (reset) {
        socket.setSoLinger(true, 0);
      } else {
        // What lies unread would make a reset of the end.
        socket.getInputStream().skip(socket.getInputStream().available());
      }
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
