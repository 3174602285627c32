package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.kit.SocketWatcher;
import io.chorale.simulator.Simulator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jobs and their watchers when the server is told to stop. */
class ShutdownTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path data;

  private final Simulator simulator = Simulator.start(0);

  @AfterEach
  void end() {
    simulator.close();
  }

  private ServerProcess start(String grace) {
    Map<String, String> settings = ServerProcess.settings(simulator);
    settings.put("CHORALE_SHUTDOWN_GRACE", grace);
    return ServerProcess.start(data, settings).awaitReady();
  }

  private static boolean hasChunks(ChoraleClient chorale, String id) {
    return chorale.events(id).size() > 20;
  }

  @Test
  void aJobThatEndsWithinTheGraceIsWatchedToItsEndAndNoNewOneIsTaken() throws Exception {
    ServerProcess server = start("PT60S");
    ChoraleClient chorale = server.client();
    String model = "sim:rate=30;tokens=240;thoughts=0;ttft=13";
    String id = chorale.start(oneTeam("google", model));
    SocketWatcher watcher = SocketWatcher.open(chorale, id, 0);
    await().atMost(PATIENCE).until(() -> hasChunks(chorale, id));
    server.terminate();
    HttpResponse<String> refused =
        await()
            .atMost(PATIENCE)
            .until(
                () -> chorale.post("/api/jobs", oneTeam("google", model)),
                response -> response.statusCode() == 503);
    assertThat(json(refused).get("code").asText()).isEqualTo("shutting_down");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(json(chorale.get("/api/jobs/" + id)).get("state").asText()).isEqualTo("running");
    assertThat(watcher.closed().get(60, TimeUnit.SECONDS)).isIn(1000, 1001);
    List<JsonNode> seen = watcher.events();
    assertThat(seen.get(seen.size() - 1).at("/data/state").asText()).isEqualTo("complete");
    server.awaitEnd();
    assertThat(simulator.counts(model).started()).isEqualTo(1);
  }

  @Test
  void aJobThatDoesNotIsHandedOverToTheNextStart() throws Exception {
    String model = "sim:rate=30;tokens=400;thoughts=0;ttft=14";
    ServerProcess first = start("0");
    ChoraleClient before = first.client();
    String id = before.start(oneTeam("google", model));
    SocketWatcher watcher = SocketWatcher.open(before, id, 0);
    await().atMost(PATIENCE).until(() -> hasChunks(before, id));
    first.terminate();
    assertThat(watcher.closed().get(60, TimeUnit.SECONDS)).isEqualTo(1001);
    first.awaitEnd();
    assertThat(simulator.counts(model).open()).isZero();
    List<JsonNode> seen = watcher.events();
    try (ServerProcess second = start("0")) {
      JsonNode job = second.client().awaitEnd(id);
      List<JsonNode> events = second.client().events(id);
      assertThat(job.get("state").asText()).isEqualTo("complete");
      assertThat(events.subList(0, seen.size())).isEqualTo(seen);
      assertThat(events)
          .extracting(event -> event.get("type").asText())
          .containsOnlyOnce("restarted")
          .doesNotContain("error");
      assertThat(team(job, "google").get("status").asText()).isEqualTo("complete");
      assertThat(second.client().usageOf(model).get("open").asInt()).isZero();
    }
  }
}
