package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawSocket;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of Engine.IO against the started server, beyond what the public test suite asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineIoTest {

  private static final String PATH = "/engine.io/?EIO=4&transport=polling";
  private static final String PAGE = "https://page.example";

  private OwnServer own;
  private ChoraleClient chorale;

  @BeforeAll
  void start(@TempDir Path data) {
    own =
        new OwnServer(
            data,
            "512m",
            Map.of(
                "CHORALE_SOCKETIO_TEST_SUITES", "true",
                "CHORALE_SOCKETIO_MAX_PAYLOAD", "100000",
                "CHORALE_ALLOWED_ORIGINS", PAGE));
    chorale = own.client();
  }

  @AfterAll
  void end() {
    own.close();
  }

  private String opened() {
    HttpResponse<String> response = chorale.get(PATH);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    return ChoraleClient.parse(response.body().substring(1)).get("sid").asText();
  }

  private static String path(String sid) {
    return PATH + "&sid=" + sid;
  }

  private HttpResponse<String> poll(String sid) {
    return chorale.get(path(sid));
  }

  private HttpResponse<String> post(String sid, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(chorale.address().resolve(path(sid))).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return chorale.send(request);
  }

  private HttpResponse<String> post(String sid, String body) {
    return post(sid, BodyPublishers.ofString(body));
  }

  @ParameterizedTest
  @CsvSource({
    "/engine.io/?EIO=4, 400, 0, Transport unknown",
    "/engine.io/?EIO=4&transport=polling&sid=nobody, 400, 1, Session ID unknown",
    "/engine.io/?EIO=4&transport=websocket, 400, 3, Bad request",
    "/engine.io/?EIO=3&transport=polling, 400, 5, Unsupported protocol version",
    "/socket.io/?EIO=4&transport=webtransport, 400, 0, Transport unknown"
  })
  void aRefusalIsACodeAndWords(String path, int status, int code, String words) {
    HttpResponse<String> response = chorale.get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .isEqualTo("{\"code\":%d,\"message\":\"%s\"}".formatted(code, words));
  }

  @Test
  void aPathThatIsNotThereIsNotThere() {
    assertThat(chorale.get("/socket.io/more?EIO=4&transport=polling").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsSentComesBackWhetherItSaysHowLongItIsOrNot() {
    String sid = opened();
    assertThat(post(sid, "4hello€\u001ebAQIDBA==").body()).isEqualTo("ok");
    assertThat(poll(sid).body()).isEqualTo("4hello€\u001ebAQIDBA==");
    byte[] body = "4in pieces".getBytes(StandardCharsets.UTF_8);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    assertThat(post(sid, chunked).body()).isEqualTo("ok");
    assertThat(poll(sid).body()).isEqualTo("4in pieces");
  }

  @Test
  void aBodyThatComesSlowlyIsWaitedForByNoThread() throws Exception {
    String sid = opened();
    try (RawSocket slow = RawSocket.open(chorale)) {
      String head =
          "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 6\r\n\r\n4he"
              .formatted(path(sid), chorale.address().getAuthority());
      slow.send(head.getBytes(StandardCharsets.US_ASCII));
      CompletableFuture<String> poll = CompletableFuture.supplyAsync(() -> poll(sid).body());
      slow.send("llo".getBytes(StandardCharsets.US_ASCII));
      assertThat(poll.join()).isEqualTo("4hello");
    }
  }

  @Test
  void aBodyHasABoundAndTheSessionGoesOn() {
    String sid = opened();
    String large = "4" + "x".repeat(100_000);
    assertThat(post(sid, large).statusCode()).isEqualTo(413);
    byte[] bytes = large.getBytes(StandardCharsets.US_ASCII);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    assertThat(post(sid, chunked).statusCode()).isEqualTo(413);
    assertThat(post(sid, "4hello").body()).isEqualTo("ok");
    assertThat(poll(sid).body()).isEqualTo("4hello");
  }

  @ParameterizedTest
  @CsvSource({"4hello, application/octet-stream", "'', text/plain", "b!, text/plain"})
  void whatIsNoPayloadEndsTheSession(String body, String type) {
    String sid = opened();
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    assertThat(post(sid, publisher, "Content-Type", type).statusCode()).isEqualTo(400);
    assertThat(poll(sid).statusCode()).isEqualTo(400);
  }

  @Test
  void anotherMethodIsRefused() {
    URI address = chorale.address().resolve(path(opened()));
    assertThat(chorale.send(HttpRequest.newBuilder(address).DELETE()).statusCode()).isEqualTo(400);
  }

  @Test
  void aPageOfAnAllowedOriginMayReadAndAnyOtherIsTurnedAway() {
    URI address = chorale.address().resolve(PATH);
    HttpResponse<String> allowed =
        chorale.send(HttpRequest.newBuilder(address).header("Origin", PAGE));
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
    assertThat(allowed.headers().allValues("Vary")).contains("Origin");
    HttpResponse<String> preflight =
        chorale.send(
            HttpRequest.newBuilder(address)
                .method("OPTIONS", BodyPublishers.noBody())
                .headers("Origin", PAGE, "Access-Control-Request-Headers", "x-token"));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers")).contains("x-token");
    HttpResponse<String> foreign =
        chorale.send(HttpRequest.newBuilder(address).header("Origin", "https://evil.example"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aSessionGoesOverToAWebSocketWithALargeMessageOnItsWay() throws Exception {
    String sid = opened();
    String large = "4" + "y".repeat(90_000);
    assertThat(post(sid, large).body()).isEqualTo("ok");
    Messages messages = new Messages();
    URI address =
        URI.create(
            "ws://localhost:%d/engine.io/?EIO=4&transport=websocket&sid=%s"
                .formatted(chorale.address().getPort(), sid));
    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, messages).join();
    socket.sendText("2probe", true).join();
    await().until(() -> messages.whole.contains("3probe"));
    socket.sendText("5", true).join();
    socket.sendText("4after", true).join();
    await().until(() -> messages.whole.size() == 3);
    assertThat(messages.whole).containsExactly("3probe", large, "4after");
    assertThat(poll(sid).statusCode()).isEqualTo(400);
    socket.sendText("1", true).join();
    await().until(() -> messages.closed.isDone());
    assertThat(messages.closed.join()).isEqualTo(WebSocket.NORMAL_CLOSURE);
  }

  @Test
  void whoSaysGoodbyeLeavesNothingBehind() {
    int before = connections();
    String sid = opened();
    assertThat(connections()).isPositive();
    assertThat(post(sid, "1").body()).isEqualTo("ok");
    await().until(() -> connections() <= before);
  }

  private int connections() {
    return ChoraleClient.json(chorale.get("/api/status")).at("/watchers/socketio").asInt();
  }

  private static final class Messages implements WebSocket.Listener {
    private final List<String> whole = new CopyOnWriteArrayList<>();
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        whole.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return CompletableFuture.completedStage(null);
    }
  }
}
