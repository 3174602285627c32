package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.LongPollWatcher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /api/jobs/{id}/events?after=N&wait=20}, and the same without a wait. */
@ExtendWith(SharedServer.class)
class LongPollTest {

  private static final String STEADY = "sim:rate=100;tokens=200;thoughts=4;ttft=200";
  private static final String QUICK = "sim:rate=500;thoughts=1;ttft=10";
  private static final String LATE = "sim:rate=100;tokens=20;thoughts=1;ttft=1500";
  private static final Duration LONG = Duration.ofSeconds(30);

  private static void awaitEnd(LongPollWatcher watcher) {
    assertThat(watcher.ended()).succeedsWithin(LONG).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void whoComesBeforeDuringAndAfterSeesTheSame(int wait, ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    LongPollWatcher early = LongPollWatcher.open(chorale, job, 0, wait);
    await().atMost(LONG).until(() -> early.events().size() > 60);
    LongPollWatcher middle = LongPollWatcher.open(chorale, job, 50, wait);
    awaitEnd(early);
    awaitEnd(middle);
    LongPollWatcher late = LongPollWatcher.open(chorale, job, 0, wait);
    awaitEnd(late);
    List<JsonNode> journal = chorale.events(job);
    assertThat(early.events()).isEqualTo(journal);
    assertThat(late.events()).isEqualTo(journal);
    assertThat(middle.events()).isEqualTo(journal.subList(50, journal.size()));
    assertThat(early.answers()).as("bursts come in one answer").isLessThan(journal.size());
  }

  @Test
  void whoIsCutTenTimesAndComesBackSeesTheSame(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    List<JsonNode> seen = new ArrayList<>();
    for (int cut = 0; cut < 10; cut++) {
      LongPollWatcher watcher = LongPollWatcher.open(chorale, job, seen.size(), 20);
      await().atMost(LONG).until(() -> !watcher.events().isEmpty());
      watcher.cut();
      seen.addAll(watcher.events());
    }
    LongPollWatcher last = LongPollWatcher.open(chorale, job, seen.size(), 20);
    awaitEnd(last);
    seen.addAll(last.events());
    assertThat(seen).isEqualTo(chorale.events(job));
  }

  @Test
  void theAnswerComesWithTheNextEventAndNotBefore(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", LATE));
    JsonNode now =
        await()
            .atMost(LONG)
            .until(() -> page(chorale, job, "0"), it -> it.get("events").size() > 0);
    long last = now.get("last_seq").asLong();
    JsonNode next = page(chorale, job, last + "&wait=20");
    assertThat(next.at("/events/0/seq").asLong()).isEqualTo(last + 1);
    assertThat(next.get("state").asText()).isIn("running", "complete");
  }

  @Test
  void theTimeIsUpWithAnEmptyAnswer(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", "sim:rate=100;tokens=20;thoughts=1;ttft=1900"));
    JsonNode now =
        await()
            .atMost(LONG)
            .until(() -> page(chorale, job, "0"), it -> it.get("events").size() > 0);
    long begun = System.nanoTime();
    JsonNode empty = page(chorale, job, now.get("last_seq").asText() + "&wait=1");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    assertThat(empty.get("events")).isEmpty();
    assertThat(empty.get("state").asText()).isEqualTo("running");
    chorale.post("/api/jobs/" + job + "/cancel", "");
  }

  @Test
  void ofAJobThatIsOverTheAnswerComesAtOnceAndSaysSo(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", QUICK));
    chorale.awaitEnd(job);
    long last = page(chorale, job, "0").get("last_seq").asLong();
    long begun = System.nanoTime();
    JsonNode answer = page(chorale, job, last + "&wait=60");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    assertThat(answer.get("events")).isEmpty();
    assertThat(answer.get("state").asText()).isEqualTo("complete");
    assertThat(answer.get("last_seq").asLong()).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "61", "x", "1.5", "99999999999"})
  void aWaitOutOfBoundsIsAProblem(String wait, ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", QUICK));
    HttpResponse<String> refused = chorale.get("/api/jobs/" + job + "/events?wait=" + wait);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("wait");
  }

  @Test
  void theStatusCountsWhoWaits(ChoraleClient chorale) {
    JsonNode status = json(chorale.get("/api/status"));
    assertThat(status.get("version").asText()).isNotBlank();
    assertThat(status.get("running_jobs").asInt()).isNotNegative();
    assertThat(status.get("watchers").isObject()).isTrue();
  }

  private static JsonNode page(ChoraleClient chorale, String job, String after) {
    return json(chorale.get("/api/jobs/" + job + "/events?after=" + after));
  }
}
