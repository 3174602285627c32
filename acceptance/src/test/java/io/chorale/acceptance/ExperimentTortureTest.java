package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.IoRover;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Experiments go on while the server is killed with {@code kill -9} and started again, and those
 * who watch over Socket.IO cut their connections and change their transports at random. {@code
 * -Dtorture.seed=…} repeats what was drawn.
 */
class ExperimentTortureTest {

  private static final int EXPERIMENTS = 3;
  private static final int WATCHERS = 3;
  private static final int KILLS = 3;
  private static final Duration TO_THE_END = Duration.ofMinutes(3);
  private static final String BODY =
      "{\"topic\":\"Tea?\",\"turns\":6,\"teams\":["
          + "{\"name\":\"red\",\"provider\":\"openai\",\"model\":\"%1$s\"},"
          + "{\"name\":\"blue\",\"provider\":\"google\",\"model\":\"%1$s\"}]}";
  private static final String MODEL = "sim:rate=80;tokens=100;thoughts=2;ttft=50";

  private final long seed = Long.getLong("torture.seed", System.nanoTime() % 1_000_000);
  private final Random random = new Random(seed);

  @Test
  void nothingIsLostOrDoubledWhateverIsKilledOrCut(@TempDir Path data) throws InterruptedException {
    System.out.println("torture of experiments: seed " + seed);
    List<String> ids = new ArrayList<>();
    List<IoRover> rovers = new ArrayList<>();
    try (Simulator simulator = Simulator.start(0)) {
      Map<String, String> settings = ServerProcess.settings(simulator);
      settings.put("CHORALE_PORT", Integer.toString(ServerProcess.lastingPort()));
      settings.put("CHORALE_LEASE", "PT5S");
      for (int kill = 0; kill < KILLS; kill++) {
        ServerProcess server = ServerProcess.start(data, settings).awaitReady();
        if (ids.isEmpty()) {
          begin(server.client(), ids, rovers);
        }
        long events = events(rovers);
        int more = 20 + random.nextInt(100);
        await().atMost(TO_THE_END).until(() -> events(rovers) >= events + more || areOver(rovers));
        server.kill();
      }
      try (ServerProcess last = ServerProcess.start(data, settings)) {
        last.awaitReady();
        await().atMost(TO_THE_END).until(() -> areOver(rovers));
        for (int i = 0; i < rovers.size(); i++) {
          check(last.client(), ids.get(i / WATCHERS), rovers.get(i));
        }
      }
    } finally {
      rovers.forEach(IoRover::close);
    }
    System.out.printf(
        "torture of experiments: seed %d, %d events at %d watchers, which were known again %d"
            + " times%n",
        seed, events(rovers), rovers.size(), rovers.stream().mapToInt(IoRover::comebacks).sum());
  }

  private void begin(ChoraleClient chorale, List<String> ids, List<IoRover> rovers) {
    for (int i = 0; i < EXPERIMENTS; i++) {
      String id =
          json(chorale.post("/api/experiments", BODY.formatted(MODEL)))
              .get("experiment_id")
              .asText();
      ids.add(id);
      for (int watcher = 0; watcher < WATCHERS; watcher++) {
        rovers.add(IoRover.start(chorale, id, new Random(random.nextLong())));
      }
    }
  }

  private static long events(List<IoRover> rovers) {
    return rovers.stream().mapToLong(rover -> rover.events().size()).sum();
  }

  private static boolean areOver(List<IoRover> rovers) {
    return rovers.stream().allMatch(IoRover::isOver);
  }

  private void check(ChoraleClient chorale, String id, IoRover rover) {
    assertThat(rover.fault()).as("%s, seed %d", id, seed).isEmpty();
    assertThat(rover.events()).as("%s, seed %d", id, seed).hasSize(chorale.events(id).size());
    Map<String, String> texts = new HashMap<>();
    Map<String, String> complete = new HashMap<>();
    for (JsonNode event : rover.events()) {
      String message = event.path("messageId").asText();
      if (event.get("event").asText().equals("message_streaming")) {
        String text = texts.merge(message, event.get("chunk").asText(), String::concat);
        assertThat(event.get("characters").asInt()).isEqualTo(text.length());
      } else if (event.get("event").asText().equals("message_complete")) {
        complete.put(message, texts.getOrDefault(message, ""));
      }
    }
    Map<String, String> said = new HashMap<>();
    json(chorale.get("/api/experiments/" + id))
        .get("messages")
        .forEach(it -> said.put(it.get("id").asText(), it.get("text").asText()));
    assertThat(complete).as("%s, seed %d", id, seed).isEqualTo(said);
  }
}
