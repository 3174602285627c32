package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.SocketWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Watchers that never read, of jobs that run and of one that is over and long, beside others that
 * do. {@code -Dstalled.watchers=500 -Dstalled.healthy=200} is the full form.
 */
@Tag("breaking")
class StalledWatchersTest {

  private static final int STALLED = Integer.getInteger("stalled.watchers", 100);
  private static final int HEALTHY = Integer.getInteger("stalled.healthy", 40);
  private static final int JOBS = 2;
  private static final int COME_BACK = 4;
  private static final Duration LONG = Duration.ofMinutes(3);

  /** More than the kernel keeps for a connection, which is 2 to 4 MB on loopback. */
  private static final String LONG_STORY = "sim:fault=flood@6;ttft=0;thoughts=0";

  private static final String STEADY = "sim:rate=400;tokens=%d;thoughts=0;ttft=500;stamp=on";
  private static final int TOKENS_ALONE = 4_000;
  private static final int TOKENS_BESIDE = 10_000;

  @Test
  void whoNeverReadsIsClosedAndHarmsNobody(@TempDir Path data) throws Exception {
    Map<String, String> settings =
        Map.of(
            "CHORALE_WATCHERS_SEND_TIMEOUT", "PT5S",
            "CHORALE_WATCHERS_HEARTBEAT", "PT10S",
            "CHORALE_ANSWER_MAX_LENGTH", "20000000",
            "CHORALE_COALESCING", "PT0.04S");
    try (OwnServer own = new OwnServer(data, "512m", settings)) {
      ChoraleClient chorale = own.client();
      String story = chorale.start(oneTeam("openai", LONG_STORY));
      assertThat(chorale.awaitEnd(story).get("state").asText()).isEqualTo("complete");
      List<StalledWatcher> stalled = new ArrayList<>();
      List<Long> warm = run(chorale, TOKENS_ALONE, story, stalled, 0);
      List<Long> alone = run(chorale, TOKENS_ALONE, story, stalled, 0);
      List<Long> beside = run(chorale, TOKENS_BESIDE, story, stalled, STALLED);
      await("the stalled are closed").atMost(LONG).until(() -> connections(chorale) == 0);
      Map<String, Integer> ends = readAtLast(chorale, stalled);
      assertThat(Files.readString(data.resolve("log/chorale.0.log")))
          .doesNotContain("OutOfMemoryError");
      tell(warm, alone, beside, ends, own.server.status("VmHWM") / 1024);
    }
  }

  private static void tell(
      List<Long> warm,
      List<Long> alone,
      List<Long> beside,
      Map<String, Integer> ends,
      int megabytes) {
    double before = StampClock.percentile(alone, 0.99);
    double after = StampClock.percentile(beside, 0.99);
    System.out.printf(
        "stalled watchers: %d beside %d healthy; p50 %.1f -> %.1f ms, p99 %.1f -> %.1f ms (%.1f"
            + " times; %d, %d and %d messages); they ended %s; VmHWM %d MB with -Xmx512m%n",
        STALLED,
        HEALTHY,
        StampClock.percentile(alone, 0.5),
        StampClock.percentile(beside, 0.5),
        before,
        after,
        after / before,
        warm.size(),
        alone.size(),
        beside.size(),
        ends,
        megabytes);
    // A shared machine's noise is beyond the factor of two that a quiet one must keep.
    assertThat(after).isLessThan(Math.max(10 * before, 1_000));
  }

  private static List<Long> run(
      ChoraleClient chorale, int tokens, String story, List<StalledWatcher> stalled, int more)
      throws IOException {
    StampClock clock = new StampClock();
    String body = oneTeam("openai", STEADY.formatted(tokens));
    List<String> jobs = IntStream.range(0, JOBS).mapToObj(it -> chorale.start(body)).toList();
    List<StampedWatcher> healthy =
        IntStream.range(0, HEALTHY)
            .mapToObj(it -> StampedWatcher.open(chorale, jobs.get(it % JOBS), clock))
            .toList();
    for (int i = 0; i < more; i++) {
      String job = i / 2 % 2 == 0 ? story : jobs.get(i % JOBS);
      stalled.add(StalledWatcher.open(chorale, job, i % 2 == 0));
    }
    await()
        .atMost(LONG)
        .failFast(() -> assertThat(healthy).extracting(StampedWatcher::fault).containsOnlyNulls())
        .until(() -> healthy.stream().allMatch(StampedWatcher::isComplete));
    for (int i = 0; i < HEALTHY; i++) {
      assertThat(healthy.get(i).seen())
          .isEqualTo(chorale.job(jobs.get(i % JOBS)).get("last_seq").asLong());
      healthy.get(i).close();
    }
    return clock.take();
  }

  private static int connections(ChoraleClient chorale) {
    int all = 0;
    for (JsonNode count : json(chorale.get("/api/status")).get("watchers")) {
      all += count.asInt();
    }
    return all;
  }

  /** What had been sent, and then why it ended; and some come back for the rest. */
  private static Map<String, Integer> readAtLast(
      ChoraleClient chorale, List<StalledWatcher> stalled) throws IOException {
    Map<String, Integer> ends = new TreeMap<>();
    for (int i = 0; i < stalled.size(); i++) {
      try (StalledWatcher watcher = stalled.get(i)) {
        StalledWatcher.Read read = watcher.read();
        assertThat(read.end()).isIn("4408", "4409", "too_slow", "cut");
        ends.merge(read.end(), 1, Integer::sum);
        if (i < COME_BACK) {
          comeBack(chorale, watcher.job(), read.seq());
        }
      }
    }
    return ends;
  }

  private static void comeBack(ChoraleClient chorale, String job, long seq) {
    List<JsonNode> journal = chorale.events(job);
    List<JsonNode> rest = journal.subList((int) seq, journal.size());
    SocketWatcher back = SocketWatcher.open(chorale, job, seq);
    await().atMost(LONG).until(() -> back.events().size() >= rest.size());
    assertThat(back.events()).isEqualTo(rest);
    back.close();
  }
}
