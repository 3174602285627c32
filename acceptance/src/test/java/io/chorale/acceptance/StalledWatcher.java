package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawSocket;
import io.chorale.kit.SocketFrame;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A watcher who never reads, until it is asked what it could have read. */
final class StalledWatcher implements AutoCloseable {

  private static final int SMALLEST_BUFFER = 1_024;
  private static final int EVERYTHING = 20_000_000;
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Pattern ID = Pattern.compile("\nid: ?([0-9]+)\n[^\n]*\n\n");

  private final RawSocket socket;
  private final String job;
  private final boolean webSocket;

  private StalledWatcher(RawSocket socket, String job, boolean webSocket) {
    this.socket = socket;
    this.job = job;
    this.webSocket = webSocket;
  }

  static StalledWatcher open(ChoraleClient chorale, String job, boolean webSocket)
      throws IOException {
    RawSocket socket = RawSocket.open(chorale, SMALLEST_BUFFER);
    String head =
        webSocket
            ? socket.upgrade("/ws/orchestrate/" + job)
            : socket.get("/api/jobs/" + job + "/events", "Accept: text/event-stream");
    assertThat(head).startsWith(webSocket ? "HTTP/1.1 101" : "HTTP/1.1 200");
    return new StalledWatcher(socket, job, webSocket);
  }

  String job() {
    return job;
  }

  /**
   * What was on its way to it.
   *
   * @param seq the last that it has whole, all before it too; 0 for none
   * @param end the code of the close, or the word of the stream's last message; else "cut"
   */
  record Read(long seq, String end) {}

  Read read() throws IOException {
    return webSocket ? frames() : stream();
  }

  private Read frames() throws IOException {
    long seq = 0;
    try {
      SocketFrame frame = socket.readFrame();
      while (!frame.isClose()) {
        if (frame.first() == SocketFrame.TEXT && frame.text().contains("\"seq\":")) {
          seq++;
          assertThat(ChoraleClient.parse(frame.text()).get("seq").asLong()).isEqualTo(seq);
        }
        frame = socket.readFrame();
      }
      return new Read(seq, Integer.toString(frame.closeCode()));
    } catch (EOFException | SocketException cut) {
      return new Read(seq, "cut");
    }
  }

  private Read stream() throws IOException {
    String all = socket.rest(SILENCE, EVERYTHING).replace("\r\n", "\n");
    long seq = 0;
    Matcher id = ID.matcher(all);
    while (id.find()) {
      seq = Long.parseLong(id.group(1));
    }
    return new Read(seq, all.contains("\"too_slow\"") ? "too_slow" : "cut");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
