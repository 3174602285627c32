package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawMessages;
import io.chorale.kit.RovingWatcher;
import io.chorale.kit.ServerProcess;
import io.chorale.kit.Way;
import io.chorale.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs run while the server is killed with {@code kill -9} at random, also while it starts, and
 * started again, and while watchers cut their connections and change their ways at random. {@code
 * -Dtorture.minutes=10} makes it long, {@code -Dtorture.seed=…} repeats what was drawn.
 */
class TortureTest {

  private static final int KILLS_OF_THE_SHORT_FORM = 4;
  private static final int LONGEST_LIFE_MILLIS = 12_000;
  private static final int SHORTEST_LIFE_MILLIS = 4_000;
  private static final int LONGEST_START_MILLIS = 12_000;
  private static final Duration TO_THE_END = Duration.ofMinutes(3);
  private static final int PAGE = 100;

  private final long seed = Long.getLong("torture.seed", System.nanoTime() % 1_000_000);
  private final Random random = new Random(seed);
  private final Instant end =
      Instant.now().plus(Duration.ofMinutes(Long.getLong("torture.minutes", 0)));
  private int kills;
  private int killsInStart;

  @Test
  void nothingIsLostWhateverIsKilledOrCut(@TempDir Path data) throws InterruptedException {
    System.out.println("torture: seed " + seed);
    try (Simulator simulator = Simulator.start(0);
        TortureLoad load = new TortureLoad(random.nextLong())) {
      Map<String, String> settings = ServerProcess.settings(simulator);
      settings.put("CHORALE_PORT", Integer.toString(ServerProcess.lastingPort()));
      settings.put("CHORALE_LEASE", "PT5S");
      while (kills < KILLS_OF_THE_SHORT_FORM || Instant.now().isBefore(end)) {
        killOne(ServerProcess.start(data, settings), load);
      }
      try (ServerProcess last = ServerProcess.start(data, settings)) {
        last.awaitReady();
        load.startNoMore();
        await().atMost(TO_THE_END).until(load::isOver);
        check(last.client(), load.started(), simulator);
      }
    }
  }

  /** The second dies while it starts, and one in four of those behind it. */
  private void killOne(ServerProcess server, TortureLoad load) throws InterruptedException {
    kills++;
    if (kills == 2 || (kills > KILLS_OF_THE_SHORT_FORM && random.nextInt(4) == 0)) {
      killsInStart++;
      live(random.nextInt(LONGEST_START_MILLIS));
    } else {
      server.awaitReady();
      load.begin(server.client());
      live(SHORTEST_LIFE_MILLIS + random.nextInt(LONGEST_LIFE_MILLIS - SHORTEST_LIFE_MILLIS));
    }
    server.kill();
  }

  private static void live(long millis) {
    Instant death = Instant.now().plusMillis(millis);
    await().atMost(Duration.ofMinutes(1)).until(() -> Instant.now().isAfter(death));
  }

  private void check(ChoraleClient chorale, List<TortureLoad.Watched> jobs, Simulator simulator) {
    long events = 0;
    long restarts = 0;
    Map<Way, Integer> legs = new EnumMap<>(Way.class);
    for (TortureLoad.Watched watched : jobs) {
      List<String> journal = RawMessages.journal(chorale, watched.id());
      for (RovingWatcher watcher : watched.watchers()) {
        assertThat(watcher.fault()).as("job %s, seed %d", watched.id(), seed).isEmpty();
        assertThat(watcher.events()).as("job %s, seed %d", watched.id(), seed).isEqualTo(journal);
        watcher.legs().forEach((way, count) -> legs.merge(way, count, Integer::sum));
      }
      List<JsonNode> parsed = Journals.parsed(journal);
      Journals.assertNoHoles(parsed);
      Journals.assertFinishedTeamsAreKept(parsed);
      Journals.assertResultsAreTheChunks(chorale.job(watched.id()), parsed);
      assertNoCallBehindTheEnd(watched, parsed, simulator);
      events += journal.size();
      restarts += Journals.restarts(parsed);
    }
    Map<String, Long> states = states(chorale);
    assertThat(states).doesNotContainKey("running");
    JsonNode spent = json(chorale.get("/api/usage")).get("total");
    assertThat(spent.get("open").asInt()).isZero();
    System.out.printf(
        "torture: seed %d, %d kills, %d of them while it started; %d jobs %s with %d events and %d"
            + " restarts; %d watchers, connections that brought something %s%n",
        seed,
        kills,
        killsInStart,
        jobs.size(),
        states,
        events,
        restarts,
        jobs.size() * TortureLoad.WATCHERS,
        legs);
  }

  /** A call begins before its team ends; what the journal tells it tells to the millisecond. */
  private static void assertNoCallBehindTheEnd(
      TortureLoad.Watched watched, List<JsonNode> events, Simulator simulator) {
    Map<String, Instant> ends = Journals.ends(events);
    watched
        .job()
        .models()
        .forEach(
            (team, models) ->
                models.forEach(
                    model ->
                        simulator
                            .lastCall(model)
                            .filter(call -> ends.containsKey(team))
                            .ifPresent(
                                call ->
                                    assertThat(call.truncatedTo(ChronoUnit.MILLIS))
                                        .as("the last call of %s of job %s", team, watched.id())
                                        .isBeforeOrEqualTo(ends.get(team)))));
  }

  private static Map<String, Long> states(ChoraleClient chorale) {
    Map<String, Long> states = new java.util.TreeMap<>();
    JsonNode page;
    int number = 0;
    do {
      page = json(chorale.get("/api/jobs?size=" + PAGE + "&page=" + number++));
      page.get("jobs").forEach(job -> states.merge(job.get("state").asText(), 1L, Long::sum));
    } while ((long) number * PAGE < page.get("total").asLong());
    return states;
  }
}
