package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job whose server is killed. */
class CrashTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Two that nobody else uses, so that the simulator's counts are this test's. */
  private static final String QUICK = "sim:rate=500;tokens=20;thoughts=0;ttft=11";

  private static final String SLOW = "sim:rate=30;tokens=300;thoughts=0;ttft=12";

  @TempDir Path data;

  private final Simulator simulator = Simulator.start(0);

  @AfterEach
  void end() {
    simulator.close();
  }

  private ServerProcess start(Map<String, String> more) {
    return start(data, more);
  }

  private ServerProcess start(Path folder, Map<String, String> more) {
    Map<String, String> settings = ServerProcess.settings(simulator);
    settings.putAll(more);
    return ServerProcess.start(folder, settings).awaitReady();
  }

  /** Kills a server that has finished one of a job's two teams, and answers what it had told. */
  private List<JsonNode> killedHalfway(ServerProcess server, String id)
      throws InterruptedException {
    ChoraleClient chorale = server.client();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                team(chorale.job(id), "anthropic").get("status").asText().equals("complete")
                    && chunks(chorale.events(id), "google").length() > 50);
    List<JsonNode> seen = chorale.events(id);
    server.kill();
    return seen;
  }

  private static String chunks(List<JsonNode> events, String team) {
    return events.stream()
        .filter(event -> event.get("type").asText().equals("chunk"))
        .filter(event -> event.get("team").asText().equals(team))
        .map(event -> event.at("/data/text").asText())
        .collect(Collectors.joining());
  }

  private static List<Integer> restarts(List<JsonNode> events) {
    return java.util.stream.IntStream.range(0, events.size())
        .filter(at -> events.get(at).get("type").asText().equals("restarted"))
        .boxed()
        .toList();
  }

  @Test
  void theUnfinishedTeamIsRunAgainAndTheFinishedOneIsNotCalledAgain() throws InterruptedException {
    ServerProcess first = start(Map.of());
    String id = first.client().start(twoTeams(QUICK, SLOW));
    List<JsonNode> seen = killedHalfway(first, id);
    try (ServerProcess second = start(Map.of())) {
      JsonNode job = second.client().awaitEnd(id);
      List<JsonNode> events = second.client().events(id);
      assertThat(job.get("state").asText()).isEqualTo("complete");
      assertThat(events.subList(0, seen.size())).isEqualTo(seen);
      assertThat(events.stream().map(event -> event.get("seq").asLong()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
      assertThat(restarts(events)).hasSize(1);
      int at = restarts(events).get(0);
      assertThat(events.get(at).at("/data/teams"))
          .extracting(JsonNode::asText)
          .containsExactly("google");
      assertThat(events.get(at).at("/data/reason").asText()).contains("begins anew");
      assertThat(chunks(events.subList(at, events.size()), "google"))
          .isEqualTo(team(job, "google").get("text").asText());
      assertThat(chunks(events, "anthropic"))
          .isEqualTo(team(job, "anthropic").get("text").asText());
      assertThat(simulator.counts(QUICK).started()).isEqualTo(1);
      assertThat(simulator.counts(SLOW).started()).isEqualTo(2);
      JsonNode paid = second.client().usageOf(SLOW);
      assertThat(paid.get("open").asInt()).isZero();
      assertThat(paid.get("calls").asInt()).isEqualTo(2);
    }
  }

  @Test
  void anExperimentGoesOnBehindTheMessagesThatWereComplete() throws InterruptedException {
    ServerProcess first = start(Map.of());
    JsonNode receipt =
        ChoraleClient.json(
            first
                .client()
                .post(
                    "/api/experiments",
                    twoTeams(QUICK, SLOW)
                        .replace("\"workflow\":\"teams\",\"brief\"", "\"turns\":2,\"topic\"")));
    String id = receipt.get("job_id").asText();
    await().atMost(PATIENCE).until(() -> chunks(first.client().events(id), "google").length() > 50);
    List<JsonNode> seen = first.client().events(id);
    first.kill();
    try (ServerProcess second = start(Map.of())) {
      JsonNode job = second.client().awaitEnd(id);
      List<JsonNode> events = second.client().events(id);
      assertThat(job.get("state").asText()).isEqualTo("complete");
      assertThat(job.get("ended_by").asText()).isEqualTo("turns");
      assertThat(events.subList(0, seen.size())).isEqualTo(seen);
      assertThat(restarts(events)).hasSize(1);
      assertThat(chunks(events, "anthropic"))
          .isEqualTo(team(job, "anthropic").get("text").asText());
      assertThat(chunks(events.subList(restarts(events).get(0), events.size()), "google"))
          .isEqualTo(team(job, "google").get("text").asText());
      assertThat(events.stream().filter(it -> it.at("/data/status").asText().equals("started")))
          .extracting(it -> it.at("/data/turn").asInt())
          .containsExactly(1, 2, 2);
      assertThat(simulator.counts(QUICK).started()).isEqualTo(1);
      assertThat(simulator.counts(SLOW).started()).isEqualTo(2);
    }
  }

  @Test
  void anotherNodeOnTheSameDatabaseTakesOverWithinTheLeaseAndAThird()
      throws IOException, InterruptedException {
    try (EmbeddedPostgres database = postgresql()) {
      Map<String, String> shared =
          Map.of(
              "DB_URL", database.getJdbcUrl("postgres", "postgres"),
              "DB_USER", "postgres",
              "DB_PASSWORD", "postgres",
              "CHORALE_LEASE", "PT6S");
      ServerProcess one = start(data.resolve("one"), shared);
      try (ServerProcess other = start(data.resolve("other"), shared)) {
        String id = one.client().start(twoTeams(QUICK, SLOW));
        List<JsonNode> seen = killedHalfway(one, id);
        await()
            .atMost(Duration.ofSeconds(6 + 2 + 4))
            .until(() -> restarts(other.client().events(id)).size() == 1);
        JsonNode job = other.client().awaitEnd(id);
        assertThat(job.get("state").asText()).isEqualTo("complete");
        assertThat(other.client().events(id).subList(0, seen.size())).isEqualTo(seen);
        assertThat(simulator.counts(QUICK).started()).isEqualTo(1);
        assertThat(simulator.counts(SLOW).started()).isEqualTo(2);
      }
    }
  }

  private static EmbeddedPostgres postgresql() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException | RuntimeException cannotStart) {
      return Assumptions.abort("PostgreSQL does not start here: " + cannotStart);
    }
  }

  @Test
  void whereJobsAreNotRunAgainTheyAreInterruptedAndKeepWhatCame() throws InterruptedException {
    ServerProcess first = start(Map.of());
    String id = first.client().start(twoTeams(QUICK, SLOW));
    killedHalfway(first, id);
    try (ServerProcess second = start(Map.of("CHORALE_RESTART", "interrupt"))) {
      JsonNode job = second.client().awaitEnd(id);
      List<JsonNode> events = second.client().events(id);
      assertThat(job.get("state").asText()).isEqualTo("interrupted");
      assertThat(team(job, "anthropic").get("status").asText()).isEqualTo("complete");
      assertThat(team(job, "google").get("error").asText()).contains("was stopped");
      assertThat(team(job, "google").get("text").asText()).isEqualTo(chunks(events, "google"));
      assertThat(events.get(events.size() - 1).at("/data/state").asText()).isEqualTo("interrupted");
      assertThat(restarts(events)).isEmpty();
      JsonNode paid = second.client().usageOf(SLOW);
      assertThat(paid.get("open").asInt()).isZero();
      assertThat(paid.get("estimated").asInt()).isEqualTo(1);
      assertThat(paid.get("cost_usd").asDouble()).isPositive();
    }
  }

  @Test
  void aJobUnderWhichItsServerDiesAgainAndAgainIsInterrupted() throws InterruptedException {
    Map<String, String> once = Map.of("CHORALE_RESTART_LIMIT", "1");
    ServerProcess server = start(once);
    String id = server.client().start(oneTeam("google", SLOW));
    for (int life = 0; life < 2; life++) {
      ChoraleClient chorale = server.client();
      int restarts = life;
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                List<JsonNode> events = chorale.events(id);
                return restarts(events).size() == restarts
                    && events.get(events.size() - 1).get("type").asText().equals("chunk");
              });
      server.kill();
      server = start(once);
    }
    try (ServerProcess last = server) {
      JsonNode job = last.client().awaitEnd(id);
      assertThat(job.get("state").asText()).isEqualTo("interrupted");
      assertThat(team(job, "google").get("error").asText()).contains("stopped 2 times");
      assertThat(simulator.counts(SLOW).started()).isEqualTo(2);
    }
  }
}
