package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.IoRover;
import io.chorale.kit.IoRover.Room;
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
 * Experiments and panels go on while the server is killed with {@code kill -9} and started again,
 * and those who watch over Socket.IO cut their connections and change their transports at random.
 * {@code -Dtorture.seed=…} repeats what was drawn.
 */
class SocketIoTortureTest {

  private static final int EXPERIMENTS = 2;
  private static final int WATCHERS = 3;
  private static final int KILLS = 3;
  private static final Duration TO_THE_END = Duration.ofMinutes(3);
  private static final String BODY =
      "{\"topic\":\"Tea?\",\"turns\":6,\"teams\":["
          + "{\"name\":\"red\",\"provider\":\"openai\",\"model\":\"%1$s\"},"
          + "{\"name\":\"blue\",\"provider\":\"google\",\"model\":\"%1$s\"}]}";
  private static final String PANEL =
      "{\"workflow\":\"panel\",\"brief\":\"Tea?\",\"options\":{\"mode\":\"%s\"}}";
  private static final List<String> MODES = List.of("single", "council");
  private static final String MODEL = "sim:rate=80;tokens=100;thoughts=2;ttft=50";

  private final long seed = Long.getLong("torture.seed", System.nanoTime() % 1_000_000);
  private final Random random = new Random(seed);

  @Test
  void nothingIsLostOrDoubledWhateverIsKilledOrCut(@TempDir Path data) throws InterruptedException {
    System.out.println("torture over Socket.IO: seed " + seed);
    List<Followed> jobs = new ArrayList<>();
    List<IoRover> rovers = new ArrayList<>();
    try (Simulator simulator = Simulator.start(0)) {
      Map<String, String> settings = ServerProcess.settings(simulator);
      settings.put("CHORALE_PORT", Integer.toString(ServerProcess.lastingPort()));
      settings.put("CHORALE_LEASE", "PT5S");
      settings.put("CHORALE_PROVIDER_ANTHROPIC_MODEL", MODEL);
      for (int kill = 0; kill < KILLS; kill++) {
        ServerProcess server = ServerProcess.start(data, settings).awaitReady();
        if (jobs.isEmpty()) {
          begin(server.client(), jobs, rovers);
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
          check(last.client(), jobs.get(i / WATCHERS), rovers.get(i));
        }
      }
    } finally {
      rovers.forEach(IoRover::close);
    }
    System.out.printf(
        "torture over Socket.IO: seed %d, %d events at %d watchers, which were known again %d"
            + " times%n",
        seed, events(rovers), rovers.size(), rovers.stream().mapToInt(IoRover::comebacks).sum());
  }

  private record Followed(String id, Room room) {}

  private void begin(ChoraleClient chorale, List<Followed> jobs, List<IoRover> rovers) {
    for (int i = 0; i < EXPERIMENTS; i++) {
      JsonNode begun = json(chorale.post("/api/experiments", BODY.formatted(MODEL)));
      String id = begun.get("experiment_id").asText();
      jobs.add(new Followed(id, Room.experiment(id)));
    }
    for (String mode : MODES) {
      String id = chorale.start(PANEL.formatted(mode));
      jobs.add(new Followed(id, Room.stream(id)));
    }
    for (Followed job : jobs) {
      for (int watcher = 0; watcher < WATCHERS; watcher++) {
        rovers.add(IoRover.start(chorale, job.room(), new Random(random.nextLong())));
      }
    }
  }

  private static long events(List<IoRover> rovers) {
    return rovers.stream().mapToLong(rover -> rover.events().size()).sum();
  }

  private static boolean areOver(List<IoRover> rovers) {
    return rovers.stream().allMatch(IoRover::isOver);
  }

  private void check(ChoraleClient chorale, Followed job, IoRover rover) {
    assertThat(rover.fault()).as("%s, seed %d", job, seed).isEmpty();
    try (IoRover late = IoRover.start(chorale, job.room(), new Random(seed))) {
      await().atMost(TO_THE_END).until(late::isOver);
      assertThat(rover.events()).as("%s, seed %d", job, seed).isEqualTo(late.events());
    }
    if (job.room().whole()) {
      checkExperiment(chorale, job.id(), rover);
    } else {
      checkPanel(rover);
    }
  }

  /** What a role said last is what its chunks come to, behind where it began anew. */
  private void checkPanel(IoRover rover) {
    Map<String, String> texts = new HashMap<>();
    for (JsonNode event : rover.events()) {
      String voice = event.path("agentRole").asText() + event.path("stage").asText();
      switch (event.get("event").asText()) {
        case "stream_start" -> texts.put(voice, "");
        case "stream_chunk" -> texts.merge(voice, event.get("chunk").asText(), String::concat);
        case "stream_complete" -> {
          if (texts.containsKey(voice)) {
            assertThat(event.get("fullText").asText())
                .as("%s, seed %d", voice, seed)
                .isEqualTo(texts.get(voice));
          }
        }
        default -> throw new AssertionError(event + ", seed " + seed);
      }
    }
    assertThat(texts).isNotEmpty();
  }

  private void checkExperiment(ChoraleClient chorale, String id, IoRover rover) {
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
