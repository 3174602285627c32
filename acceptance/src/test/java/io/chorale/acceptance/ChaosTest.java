package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.JSON;
import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.kit.ChoraleClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty random faults a second for a minute, over fifty jobs. */
class ChaosTest {

  private static final int JOBS = 50;
  private static final int SECONDS = 60;
  private static final int FAULTS_A_SECOND = 20;
  private static final Set<String> ENDS = Set.of("complete", "partial", "failed");

  @Test
  void noJobHangsAndEachEndsInATrueState(@TempDir Path data) throws Exception {
    try (OwnServer own = new OwnServer(data, "768m", Map.of())) {
      ChoraleClient chorale = own.client();
      AtomicLong disturbed = new AtomicLong();
      AtomicLong seed = new AtomicLong();
      ScheduledExecutorService chaos = Executors.newSingleThreadScheduledExecutor();
      List<String> ids = new ArrayList<>();
      try {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        var faults =
            chaos.scheduleAtFixedRate(
                () -> disturbed.addAndGet(own.simulator.disturb(1, seed.incrementAndGet())),
                0,
                1_000 / FAULTS_A_SECOND,
                TimeUnit.MILLISECONDS);
        Set<String> running = new HashSet<>();
        while (System.nanoTime() < end) {
          while (running.size() < JOBS) {
            String id = chorale.start(job(ids.size()));
            ids.add(id);
            running.add(id);
          }
          await()
              .pollInterval(Duration.ofMillis(250))
              .until(() -> running.removeIf(id -> isOver(chorale, id)) || System.nanoTime() >= end);
        }
        faults.cancel(false);
      } finally {
        chaos.shutdownNow();
      }
      assertThat(disturbed.get()).isGreaterThan(SECONDS * FAULTS_A_SECOND / 2);
      ids.forEach(id -> check(chorale.awaitEnd(id)));
      JsonNode total = json(chorale.get("/api/usage")).get("total");
      assertThat(total.get("open").asInt()).isZero();
      assertThat(total.get("held_usd").asDouble()).isZero();
    }
  }

  private static boolean isOver(ChoraleClient chorale, String id) {
    return !chorale.job(id).get("state").asText().equals("running");
  }

  /** Two teams, one of which has somebody to fall back on. */
  private static String job(int number) {
    String model = "sim:rate=40;tokens=%d;thoughts=2;ttft=50".formatted(80 + number % 7 * 20);
    ObjectNode job = JSON.createObjectNode().put("brief", "A login form");
    ArrayNode teams = job.putArray("teams");
    teams.addObject().put("provider", "anthropic").put("model", model);
    teams
        .addObject()
        .put("provider", number % 2 == 0 ? "google" : "openai")
        .put("model", model)
        .putObject("fallback")
        .put("provider", "anthropic")
        .put("model", model);
    return job.toString();
  }

  /** What the teams say and what the job says must agree. */
  private static void check(JsonNode job) {
    String state = job.get("state").asText();
    assertThat(ENDS).contains(state);
    int complete = 0;
    for (JsonNode team : job.get("teams")) {
      boolean done = team.get("status").asText().equals("complete");
      complete += done ? 1 : 0;
      assertThat(team.get("error").isNull()).isEqualTo(done);
      assertThat(team.get("text").asText().isEmpty() && done).isFalse();
      assertThat(team.get("finish").isNull() && done).isFalse();
    }
    assertThat(state).isEqualTo(complete == 2 ? "complete" : complete == 1 ? "partial" : "failed");
  }
}
