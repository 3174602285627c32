package io.chorale.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that is a plain socket, so that each byte is the test's. */
class LoadClientTest {

  private static final String UPGRADE = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
  private static final String EVENT = "{\"type\":\"chunk\",\"seq\":1}";

  private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private LoadClient load;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    load = LoadClient.start();
    Thread accepting =
        new Thread(
            () -> {
              try {
                while (true) {
                  accepted.add(server.accept());
                }
              } catch (IOException closed) {
                // The test is over.
              }
            });
    accepting.setDaemon(true);
    accepting.start();
  }

  @AfterEach
  void close() throws IOException {
    load.close();
    server.close();
  }

  @Test
  void whatComesRightBehindTheUpgradeIsCounted() throws Exception {
    Crowd crowd = crowd(Dialect.CHORALE).join("/ws", 1);
    Socket socket = accepted.take();
    assertThat(readHead(socket)).startsWith("GET /ws HTTP/1.1\r\n").contains("Upgrade: websocket");
    write(socket, UPGRADE.getBytes(StandardCharsets.US_ASCII), FrameReaderTest.frame(0x81, EVENT));

    crowd.awaitOpen();
    await().until(() -> crowd.tally().sums().events() == 1);
    assertThat(crowd.open()).isOne();
    write(socket, FrameReaderTest.frame(0x88, "\u0003\u00e9"));
    await().until(() -> crowd.open() == 0);
    assertThat(crowd.tally().isWhole()).isFalse();
  }

  @Test
  void aClientOfSocketIoConnectsToItsNamespaceAndAnswersAPing() throws Exception {
    Crowd crowd = crowd(Dialect.SOCKET_IO).join("/socket.io/", 1);
    Socket socket = accepted.take();
    readHead(socket);
    write(socket, UPGRADE.getBytes(StandardCharsets.US_ASCII), FrameReaderTest.frame(0x81, "0{}"));
    assertThat(readMasked(socket)).isEqualTo("40");
    assertThat(crowd.open()).isZero();

    write(socket, FrameReaderTest.frame(0x81, "40{}"));
    crowd.awaitOpen();
    write(socket, FrameReaderTest.frame(0x81, "2"));
    assertThat(readMasked(socket)).isEqualTo("3");
    write(socket, FrameReaderTest.frame(0x81, "42[\"chunk\"," + EVENT + "]"));
    await().until(() -> crowd.tally().sums().events() == 1);
  }

  @Test
  void whoIsNotLetInIsToldWhy() throws Exception {
    Crowd crowd = crowd(Dialect.CHORALE).join("/ws", 1);
    Socket socket = accepted.take();
    readHead(socket);
    write(socket, "HTTP/1.1 503 Full\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(crowd::awaitOpen)
        .hasRootCauseMessage("no WebSocket at /ws: HTTP/1.1 503 Full");
  }

  private Crowd crowd(Dialect dialect) {
    return load.crowd(URI.create("http://localhost:" + server.getLocalPort()), dialect);
  }

  private static String readHead(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    return head.toString();
  }

  private static String readMasked(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    assertThat(in.read()).isEqualTo(0x81);
    byte[] payload = new byte[in.read() & 0x7F];
    byte[] mask = in.readNBytes(4);
    in.readNBytes(payload, 0, payload.length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new String(payload, StandardCharsets.UTF_8);
  }

  private static void write(Socket socket, byte[]... parts) throws IOException {
    for (byte[] part : parts) {
      socket.getOutputStream().write(part);
    }
  }
}
