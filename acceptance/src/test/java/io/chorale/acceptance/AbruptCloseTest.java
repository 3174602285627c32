package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawSocket;
import io.chorale.kit.SocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections that break off without a word, half of them by a TCP reset, are soon counted no more.
 * {@code -Dabrupt.connections=1000 -Dabrupt.heartbeat=5} is the full form.
 */
@Tag("breaking")
class AbruptCloseTest {

  private static final int CONNECTIONS = Integer.getInteger("abrupt.connections", 300);

  /** No long poll lasts longer than two of them, so all must be open within that. */
  private static final Duration HEARTBEAT =
      Duration.ofSeconds(Integer.getInteger("abrupt.heartbeat", 2));

  /** So many connections are opened in well less than a heartbeat. */
  private static final int SIGNS_EACH = 20;

  private static final byte[] PONG = new SocketFrame(SocketFrame.PONG, new byte[0]).masked();
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Says nothing but that it is still there. */
  private static final String QUIET = "sim:fault=slow";

  @Test
  void whoBreaksOffIsCountedNoMoreWithinTwoHeartbeats(@TempDir Path data) throws Exception {
    Map<String, String> settings =
        Map.of(
            "CHORALE_WATCHERS_HEARTBEAT",
            HEARTBEAT.toString(),
            "CHORALE_PROVIDER_FIRST_TOKEN_TIMEOUT",
            "PT10M");
    try (OwnServer own = new OwnServer(data, "768m", settings)) {
      ChoraleClient chorale = own.client();
      String job = chorale.start(oneTeam("openai", QUIET));
      await().atMost(LONG).until(() -> own.simulator.counts().open() == 1);
      long last = chorale.job(job).get("last_seq").asLong();
      String events = "/api/jobs/" + job + "/events?after=" + last;
      breakOff(chorale, "websocket", () -> socket(chorale, job));
      breakOff(chorale, "sse", () -> sse(chorale, events));
      breakOff(chorale, "long-poll", () -> longPoll(chorale, events + "&wait=20"));
      assertThat(chorale.post("/api/jobs/" + job + "/cancel", "").statusCode()).isEqualTo(202);
      chorale.awaitEnd(job);
    }
  }

  private interface Opening {
    RawSocket open() throws IOException;
  }

  private static void breakOff(ChoraleClient chorale, String transport, Opening opening)
      throws IOException {
    List<RawSocket> open = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      open.add(opening.open());
      if (i % SIGNS_EACH == 0) {
        showLife(open, transport);
      }
    }
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              showLife(open, transport);
              return count(chorale, transport) == CONNECTIONS;
            });
    for (int i = 0; i < CONNECTIONS; i++) {
      if (i % 2 == 0) {
        open.get(i).reset();
      } else {
        open.get(i).close();
      }
    }
    long closed = System.nanoTime();
    await(transport)
        .atMost(HEARTBEAT.multipliedBy(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> count(chorale, transport) == 0);
    System.out.printf(
        "abrupt close: %d %s connections counted no more after %d ms; the heartbeat is %d ms%n",
        CONNECTIONS, transport, (System.nanoTime() - closed) / 1_000_000, HEARTBEAT.toMillis());
  }

  /** As a client's library does it that answers the server's pings, which nobody reads here. */
  private static void showLife(List<RawSocket> open, String transport) throws IOException {
    if (transport.equals("websocket")) {
      for (RawSocket socket : open) {
        socket.send(PONG);
      }
    }
  }

  private static int count(ChoraleClient chorale, String transport) {
    return json(chorale.get("/api/status")).at("/watchers/" + transport).asInt();
  }

  private static RawSocket socket(ChoraleClient chorale, String job) throws IOException {
    RawSocket socket = RawSocket.open(chorale);
    assertThat(socket.upgrade("/ws/orchestrate/" + job)).startsWith("HTTP/1.1 101");
    return socket;
  }

  private static RawSocket sse(ChoraleClient chorale, String path) throws IOException {
    RawSocket socket = RawSocket.open(chorale);
    assertThat(socket.get(path, "Accept: text/event-stream")).startsWith("HTTP/1.1 200");
    return socket;
  }

  /** Its answer does not come for a while. */
  private static RawSocket longPoll(ChoraleClient chorale, String path) throws IOException {
    RawSocket socket = RawSocket.open(chorale);
    socket.send(
        ("GET " + path + " HTTP/1.1\r\nHost: " + chorale.address().getAuthority() + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
