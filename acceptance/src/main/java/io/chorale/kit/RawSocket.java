package io.chorale.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A connection that a test has in its own hands: it may stop reading, break off, or send what no
 * client's library would.
 */
public final class RawSocket implements AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int LONGEST_HEAD = 64 * 1024;

  private final Socket socket;
  private final String host;

  private RawSocket(Socket socket, String host) {
    this.socket = socket;
    this.host = host;
  }

  public static RawSocket open(ChoraleClient chorale) throws IOException {
    return open(chorale, 0);
  }

  /**
   * @param receiveBuffer the bytes that the kernel takes for a reader who does not read; 0 for the
   *     usual
   */
  public static RawSocket open(ChoraleClient chorale, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) SILENCE.toMillis());
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), chorale.address().getPort()));
    return new RawSocket(socket, chorale.address().getAuthority());
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /**
   * Asks for a path and reads the head of the answer, and nothing behind it.
   *
   * @param headers whole lines
   */
  public String get(String path, String... headers) throws IOException {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host);
    List.of(headers).forEach(header -> request.append("\r\n").append(header));
    send(request.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    return head();
  }

  /** Asks for a WebSocket and reads the head of the answer. */
  public String upgrade(String path) throws IOException {
    return get(
        path,
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException("the connection ended behind: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /**
   * Reads until the other end closes, or says nothing for that long, or as many bytes have come.
   */
  public String rest(Duration silence, int most) throws IOException {
    socket.setSoTimeout((int) silence.toMillis());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[8_192];
    try {
      int count = socket.getInputStream().read(some);
      while (count >= 0 && all.size() < most) {
        all.write(some, 0, count);
        count = socket.getInputStream().read(some);
      }
    } catch (java.net.SocketTimeoutException silent) {
      // What came so far is the answer.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** The next frame of a WebSocket. */
  public SocketFrame readFrame() throws IOException {
    return SocketFrame.read(socket.getInputStream());
  }

  public InputStream input() throws IOException {
    return socket.getInputStream();
  }

  public void patience(Duration silence) throws IOException {
    socket.setSoTimeout((int) silence.toMillis());
  }

  /** Ends by a TCP reset, as a crashed machine's kernel answers. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Ends by a FIN without a word of the protocol above. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
