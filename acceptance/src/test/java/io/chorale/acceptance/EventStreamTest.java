package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.SseWatcher;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server-sent events: {@code GET /api/jobs/{id}/events} with {@code text/event-stream}. */
@ExtendWith(SharedServer.class)
class EventStreamTest {

  /** No faster than what is told piece by piece: more events than ten cuts can use up. */
  private static final String STEADY = "sim:rate=45;tokens=200;thoughts=4;ttft=200";

  private static final String QUICK = "sim:rate=500;thoughts=1;ttft=10";
  private static final Duration LONG = Duration.ofSeconds(30);

  private static void awaitEnd(SseWatcher watcher) {
    assertThat(watcher.ended())
        .as("the response ends cleanly")
        .succeedsWithin(LONG)
        .isEqualTo(true);
  }

  @Test
  void whoComesBeforeDuringAndAfterSeesTheSameUntilTheEnd(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    SseWatcher early = SseWatcher.open(chorale, job, 0);
    await().atMost(LONG).until(() -> early.events().size() > 60);
    SseWatcher during = SseWatcher.open(chorale, job, 0);
    SseWatcher middle = SseWatcher.open(chorale, job, 50);
    awaitEnd(early);
    SseWatcher late = SseWatcher.open(chorale, job, 0);
    List.of(during, middle, late).forEach(EventStreamTest::awaitEnd);
    List<JsonNode> journal = chorale.events(job);
    assertThat(early.events()).isEqualTo(journal);
    assertThat(during.events()).isEqualTo(journal);
    assertThat(late.events()).isEqualTo(journal);
    assertThat(middle.events()).isEqualTo(journal.subList(50, journal.size()));
    assertThat(late.types()).startsWith("connected").endsWith("complete");
    assertThat(late.messages()).hasSize(journal.size() + 1);
    assertThat(late.lastId()).isEqualTo(Integer.toString(journal.size()));
  }

  @Test
  void whoIsCutTenTimesAndComesBackSeesTheSame(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    List<JsonNode> seen = new ArrayList<>();
    for (int cut = 0; cut < 10; cut++) {
      SseWatcher watcher = SseWatcher.resume(chorale, job, Integer.toString(seen.size()));
      int some = ThreadLocalRandom.current().nextInt(1, 20);
      await().atMost(LONG).until(() -> watcher.events().size() >= some);
      watcher.cut();
      assertThat(watcher.ended()).succeedsWithin(LONG);
      seen.addAll(watcher.events());
      assertThat(watcher.lastId()).isEqualTo(Integer.toString(seen.size()));
    }
    SseWatcher last = SseWatcher.resume(chorale, job, Integer.toString(seen.size()));
    awaitEnd(last);
    seen.addAll(last.events());
    assertThat(seen).isEqualTo(chorale.events(job));
  }

  @Test
  void theHeadersKeepProxiesFromHoldingItBack(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", QUICK));
    SseWatcher watcher = SseWatcher.open(chorale, job, 0);
    awaitEnd(watcher);
    assertThat(watcher.status()).isEqualTo(200);
    assertThat(watcher.header("Content-Type"))
        .isEqualToIgnoringCase("text/event-stream;charset=UTF-8");
    assertThat(watcher.header("Cache-Control")).isEqualTo("no-store");
    assertThat(watcher.header("X-Accel-Buffering")).isEqualTo("no");
    assertThat(watcher.header("Content-Encoding")).isEmpty();
    assertThat(watcher.retry()).isEqualTo("1000");
  }

  @Test
  void whoComesBackBehindTheEndIsToldToStop(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", QUICK));
    chorale.awaitEnd(job);
    int last = chorale.events(job).size();
    SseWatcher behind = SseWatcher.resume(chorale, job, Integer.toString(last));
    assertThat(behind.status()).isEqualTo(204);
    SseWatcher before = SseWatcher.resume(chorale, job, Integer.toString(last - 1));
    awaitEnd(before);
    assertThat(before.types()).containsExactly("connected", "complete");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "-1, ",
        "x, ",
        "1.5, ",
        "99999999999999999999, ",
        "1000000, ",
        "0, -1",
        "0, x",
        "0, 1000000",
      })
  void aCursorThatIsNoneIsAProblem(String after, String lastEventId, ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", QUICK));
    Map<String, String> headers =
        lastEventId == null ? Map.of() : Map.of("Last-Event-ID", lastEventId);
    problem(stream(chorale, "/api/jobs/" + job + "/events?after=" + after, headers), 400);
    if (lastEventId == null) {
      problem(chorale.get("/api/jobs/" + job + "/events?after=" + after), 400);
    }
  }

  @ParameterizedTest
  @CsvSource({"00000000-0000-0000-0000-000000000000", "nonsense"})
  void anUnknownJobIsAProblem(String id, ChoraleClient chorale) {
    problem(stream(chorale, "/api/jobs/" + id + "/events", Map.of()), 404);
  }

  @Test
  void theGateGuardsItToo(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", QUICK));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(chorale.address().resolve("/api/jobs/" + job + "/events"))
            .header("Accept", "text/event-stream");
    assertThat(chorale.send(request.copy()).headers().firstValue("X-Content-Type-Options"))
        .contains("nosniff");
    SseWatcher foreign =
        SseWatcher.open(chorale, "/api/jobs/" + job + "/events", Map.of("Host", "evil.example"));
    assertThat(foreign.status()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void whoAcceptsAnythingOrJsonGetsJson(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", QUICK));
    chorale.awaitEnd(job);
    for (String accept :
        List.of("*/*", "application/json", "application/json, text/event-stream")) {
      HttpResponse<String> page =
          stream(chorale, "/api/jobs/" + job + "/events", Map.of("Accept", accept));
      assertThat(json(page).get("events")).isNotEmpty();
    }
    problem(stream(chorale, "/api/jobs/" + job + "/events", Map.of("Accept", "image/png")), 406);
  }

  private static HttpResponse<String> stream(
      ChoraleClient chorale, String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(chorale.address().resolve(path))
            .header("Accept", headers.getOrDefault("Accept", "text/event-stream"));
    headers.forEach(request::setHeader);
    return chorale.send(request);
  }

  private static void problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(response).get("detail").asText()).isNotBlank();
  }
}
