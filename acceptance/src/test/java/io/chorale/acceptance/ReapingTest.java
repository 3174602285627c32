package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawConnection;
import io.chorale.kit.SseWatcher;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever goes without a word, or takes nothing, is found and costs nobody anything. */
class ReapingTest {

  private static final int MANY = 200;
  private static final int STALLED = 20;
  private static final int MOST = 220;
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);

  /** For a busy machine: looking for the dead, and being asked how many there are. */
  private static final Duration SLACK = Duration.ofSeconds(4);

  private static final Duration LONG = Duration.ofSeconds(60);

  /** Says something at its start, and then nothing for as long as a test may take. */
  private static final String SILENT = "sim:rate=100;tokens=20;thoughts=1;ttft=90000";

  @SuppressWarnings("NullAway.Init")
  private static OwnServer own;

  @BeforeAll
  static void start(@TempDir Path data) {
    own =
        new OwnServer(
            data,
            "512m",
            Map.of(
                "CHORALE_WATCHERS_HEARTBEAT",
                HEARTBEAT.toString(),
                "CHORALE_WATCHERS_SEND_TIMEOUT",
                "PT4S",
                "CHORALE_WATCHERS_MAX",
                Integer.toString(MOST),
                "CHORALE_PROVIDER_IDLE_TIMEOUT",
                "PT5M"));
  }

  @AfterAll
  static void end() {
    own.close();
  }

  private static int watchers(ChoraleClient chorale, String transport) {
    return json(chorale.get("/api/status")).at("/watchers/" + transport).asInt();
  }

  @ParameterizedTest
  @CsvSource({
    "sse, true", "sse, false",
    "websocket, true", "websocket, false",
    "long-poll, true", "long-poll, false",
  })
  void whoIsGoneIsOffTheCountWithinTwoHeartbeats(String transport, boolean reset) {
    ChoraleClient chorale = own.client();
    String job = chorale.start(oneTeam("openai", SILENT));
    long seq = await().until(() -> chorale.job(job).get("last_seq").asLong(), last -> last > 0);
    Supplier<RawConnection> opening =
        () ->
            switch (transport) {
              case "sse" -> RawConnection.eventStream(chorale, job, seq);
              case "websocket" -> RawConnection.webSocket(chorale, job, seq);
              default -> RawConnection.longPoll(chorale, job, seq);
            };
    List<RawConnection> connections = Stream.generate(opening).limit(MANY).toList();
    if (!transport.equals("long-poll")) {
      connections.forEach(RawConnection::awaitFirstByte);
    }
    // Not all at once: on a busy machine the first are found silent before the last are let in.
    await().atMost(LONG).until(() -> watchers(chorale, transport) > 0);
    connections.forEach(connection -> connection.cut(reset));
    Duration limit = HEARTBEAT.multipliedBy(2).plus(SLACK);
    await().atMost(limit).until(() -> watchers(chorale, transport) == 0);
    chorale.post("/api/jobs/" + job + "/cancel", "");
  }

  @Test
  void whoNeverReadsIsClosedAndComesBackWhileOthersGoOn() {
    ChoraleClient chorale = own.client();
    String job = chorale.start(floods());
    chorale.awaitEnd(job);
    List<RawConnection> stalled =
        Stream.generate(() -> RawConnection.eventStream(chorale, job, 0)).limit(STALLED).toList();
    await().atMost(LONG).until(() -> watchers(chorale, "sse") > STALLED / 2);
    SseWatcher healthy = SseWatcher.open(chorale, job, 0);
    assertThat(healthy.ended()).succeedsWithin(LONG).isEqualTo(true);
    assertThat(healthy.events()).isEqualTo(chorale.events(job));
    await().atMost(LONG).until(() -> watchers(chorale, "sse") == 0);
    stalled.forEach(connection -> connection.cut(true));
    SseWatcher back = SseWatcher.open(chorale, job, 0);
    assertThat(back.ended()).succeedsWithin(LONG).isEqualTo(true);
    assertThat(back.events()).isEqualTo(healthy.events());
    assertThat(own.server.output()).doesNotContain("OutOfMemoryError");
  }

  /** More than a connection's buffers hold. */
  private static String floods() {
    ObjectNode job = ChoraleClient.JSON.createObjectNode().put("brief", "A long story");
    ArrayNode teams = job.putArray("teams");
    for (int i = 0; i < 10; i++) {
      teams
          .addObject()
          .put("name", "team-" + i)
          .put("provider", "openai")
          .put("model", "sim:ttft=1;fault=flood@2");
    }
    return job.toString();
  }

  @Test
  void whoIsOneTooManyIsAskedToComeLater() {
    ChoraleClient chorale = own.client();
    String job = chorale.start(oneTeam("openai", SILENT));
    List<RawConnection> all =
        Stream.generate(() -> RawConnection.eventStream(chorale, job, 0)).limit(MOST).toList();
    all.forEach(RawConnection::awaitFirstByte);
    SseWatcher oneTooMany = SseWatcher.open(chorale, job, 0);
    assertThat(oneTooMany.status()).isEqualTo(429);
    assertThat(oneTooMany.header("Retry-After")).isEqualTo("5");
    assertThat(oneTooMany.header("Content-Type")).startsWith("application/problem+json");
    long seq = chorale.job(job).get("last_seq").asLong();
    HttpResponse<String> poll = chorale.get("/api/jobs/" + job + "/events?wait=5&after=" + seq);
    assertThat(poll.statusCode()).isEqualTo(429);
    assertThat(poll.headers().firstValue("Retry-After")).contains("5");
    all.forEach(connection -> connection.cut(true));
    await().atMost(LONG).until(() -> watchers(chorale, "sse") == 0);
    chorale.post("/api/jobs/" + job + "/cancel", "");
  }
}
