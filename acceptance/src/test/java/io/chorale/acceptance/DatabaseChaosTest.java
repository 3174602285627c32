package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.JSON;
import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawMessages;
import io.chorale.kit.RovingWatcher;
import io.chorale.kit.Way;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A PostgreSQL that is killed while jobs run and comes back after a while. {@code
 * -Dchaos.outage=20} says how many seconds later.
 */
@Tag("breaking")
class DatabaseChaosTest {

  /** A start waits 10 s to be kept before it is refused. */
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("chaos.outage", 12));

  /** What was committed before may still be on its way. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  /** Shorter than the outage: while nobody can renew one it takes no job away. */
  private static final String LEASE = "PT5S";

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int JOBS = 6;
  private static final int RATE = 40;
  private static final List<Way> STAYING = List.of(Way.SOCKET, Way.BATCHED_SOCKET, Way.SSE);

  @TempDir Path data;
  @TempDir Path database;

  @Test
  void jobsWaitForTheDatabaseAndNothingIsToldThatIsNotKept() throws Exception {
    Map<String, String> patient =
        Map.of("CHORALE_JOURNAL_PATIENCE", "PT2M", "CHORALE_LEASE", LEASE);
    try (PostgresProcess postgres = PostgresProcess.start(database);
        OwnServer own = server(postgres, patient)) {
      ChoraleClient chorale = own.client();
      List<RovingWatcher> watchers = watchedJobs(chorale);
      long callsBefore = own.simulator.counts().started();
      postgres.kill();
      Instant killed = Instant.now();
      CompletableFuture<HttpResponse<String>> refused =
          CompletableFuture.supplyAsync(() -> chorale.post("/api/jobs", job(0)));
      awaitOutage(killed);
      Instant back = Instant.now();
      postgres.startAgain();
      assertTold503(refused);
      awaitEnds(watchers);
      for (RovingWatcher watcher : watchers) {
        assertThat(watcher.arrivals())
            .as("told while the database was away")
            .noneMatch(at -> at.isAfter(killed.plus(ON_THE_WAY)) && at.isBefore(back));
      }
      long events = check(chorale, watchers, 0);
      assertThat(own.simulator.counts().started())
          .as("nobody was asked anew")
          .isEqualTo(callsBefore);
      System.out.printf(
          "database chaos: away %d s under %d jobs; %d events, all kept, first after %d ms of"
              + " its start; server VmHWM %d MB%n",
          OUTAGE.toSeconds(),
          JOBS,
          events,
          firstBehind(watchers, back),
          own.server.status("VmHWM") / 1024);
    }
  }

  @Test
  void jobsWhoseDatabaseStaysAwayTooLongAreStoppedAndTakenOverWhenItIsBack() throws Exception {
    Map<String, String> impatient =
        Map.of("CHORALE_JOURNAL_PATIENCE", "PT2S", "CHORALE_LEASE", LEASE);
    try (PostgresProcess postgres = PostgresProcess.start(database);
        OwnServer own = server(postgres, impatient)) {
      ChoraleClient chorale = own.client();
      List<RovingWatcher> watchers = watchedJobs(chorale);
      Instant killed = Instant.now();
      postgres.kill();
      await("the calls are stopped").atMost(OUTAGE).until(() -> own.simulator.counts().open() == 0);
      long stopped = Duration.between(killed, Instant.now()).toMillis();
      assertTold503(CompletableFuture.supplyAsync(() -> chorale.post("/api/jobs", job(0))));
      awaitOutage(killed);
      postgres.startAgain();
      awaitEnds(watchers);
      long events = check(chorale, watchers, 1);
      System.out.printf(
          "database chaos: patience 2 s, calls stopped after %d ms, %d jobs taken over and"
              + " complete with %d events%n",
          stopped, JOBS, events);
    }
  }

  private OwnServer server(PostgresProcess postgres, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(postgres.settings());
    settings.putAll(more);
    return new OwnServer(data, "768m", settings);
  }

  /** Two watchers of each job, one that stays and one that roves, in the middle of it. */
  private static List<RovingWatcher> watchedJobs(ChoraleClient chorale) {
    Random random = new Random(7);
    List<RovingWatcher> watchers = new ArrayList<>();
    for (String id : IntStream.range(0, JOBS).mapToObj(it -> chorale.start(job(it))).toList()) {
      watchers.add(RovingWatcher.start(chorale, id, List.of(Way.values()), new Random(1)));
      watchers.add(RovingWatcher.start(chorale, id, STAYING, new Random(random.nextLong())));
    }
    await()
        .atMost(LONG)
        .until(() -> watchers.stream().allMatch(watcher -> watcher.events().size() > 40));
    return watchers;
  }

  /** Two teams that work for some time longer than the database is away. */
  private static String job(int number) {
    ObjectNode job = JSON.createObjectNode().put("brief", "A login form");
    ArrayNode teams = job.putArray("teams");
    long tokens = RATE * (OUTAGE.toSeconds() + 10 + number);
    String model = "sim:rate=%d;tokens=%d;thoughts=3;ttft=100".formatted(RATE, tokens);
    teams.addObject().put("provider", "anthropic").put("model", model);
    teams.addObject().put("provider", "openai").put("model", model);
    return job.toString();
  }

  private static void awaitOutage(Instant killed) {
    await().atMost(OUTAGE.plusSeconds(5)).until(() -> Instant.now().isAfter(killed.plus(OUTAGE)));
  }

  private static void awaitEnds(List<RovingWatcher> watchers) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(watchers)
                    .allSatisfy(
                        watcher -> assertThat(watcher.isOver()).as(watcher.job()).isTrue()));
  }

  private static void assertTold503(CompletableFuture<HttpResponse<String>> start)
      throws Exception {
    HttpResponse<String> response = start.get(30, java.util.concurrent.TimeUnit.SECONDS);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(response).get("detail").asText()).isNotBlank().doesNotContain("Exception");
  }

  private static long check(ChoraleClient chorale, List<RovingWatcher> watchers, int restarts) {
    long events = 0;
    for (RovingWatcher watcher : watchers) {
      List<String> journal = RawMessages.journal(chorale, watcher.job());
      assertThat(watcher.fault()).isEmpty();
      assertThat(watcher.events()).isEqualTo(journal);
      List<JsonNode> parsed = Journals.parsed(journal);
      Journals.assertNoHoles(parsed);
      assertThat(Journals.restarts(parsed)).isEqualTo(restarts);
      JsonNode job = chorale.job(watcher.job());
      assertThat(job.get("state").asText()).isEqualTo("complete");
      Journals.assertResultsAreTheChunks(job, parsed);
      events += journal.size();
    }
    return events / 2;
  }

  private static long firstBehind(List<RovingWatcher> watchers, Instant back) {
    return watchers.stream()
        .flatMap(watcher -> watcher.arrivals().stream())
        .filter(at -> at.isAfter(back))
        .mapToLong(at -> Duration.between(back, at).toMillis())
        .min()
        .orElse(-1);
  }
}
