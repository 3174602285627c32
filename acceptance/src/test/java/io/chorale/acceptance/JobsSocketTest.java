package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.SocketWatcher;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several jobs over one connection, and several messages in one frame. */
@ExtendWith(SharedServer.class)
class JobsSocketTest {

  private static final String STEADY = "sim:rate=100;tokens=100;thoughts=4;ttft=200";
  private static final String FAST = "sim:rate=2000;tokens=2000;thoughts=4;ttft=50";
  private static final Duration LONG = Duration.ofSeconds(30);

  private static String subscribe(String job, long after) {
    return "{\"type\":\"subscribe\",\"job_id\":\"%s\",\"after\":%d}".formatted(job, after);
  }

  private static String unsubscribe(String job) {
    return "{\"type\":\"unsubscribe\",\"job_id\":\"%s\"}".formatted(job);
  }

  private static boolean ended(SocketWatcher watcher, String job) {
    return watcher.events(job).stream().anyMatch(it -> it.get("type").asText().equals("complete"));
  }

  private static JsonNode awaitLast(SocketWatcher watcher, String type) {
    await().atMost(LONG).until(() -> watcher.types().contains(type));
    return watcher.messages().stream()
        .filter(message -> message.get("type").asText().equals(type))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  @Test
  void oneConnectionFollowsManyJobs(ChoraleClient chorale) {
    List<String> jobs =
        Stream.generate(() -> chorale.start(twoTeams(STEADY, STEADY))).limit(5).toList();
    SocketWatcher watcher = SocketWatcher.open(chorale, "/ws/jobs");
    jobs.forEach(job -> watcher.send(subscribe(job, 0)));
    await().atMost(LONG).until(() -> jobs.stream().allMatch(job -> ended(watcher, job)));
    for (String job : jobs) {
      assertThat(watcher.events(job)).isEqualTo(chorale.events(job));
    }
    assertThat(watcher.types().stream().filter("connected"::equals)).hasSize(5);
    watcher.close();
  }

  @Test
  void whoLeavesAJobAndComesBackToItMissesNothing(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    SocketWatcher watcher = SocketWatcher.open(chorale, "/ws/jobs?batch=1");
    watcher.send(subscribe(job, 0));
    await().atMost(LONG).until(() -> watcher.events(job).size() > 20);
    watcher.send(unsubscribe(job));
    awaitLast(watcher, "unsubscribed");
    int seen = watcher.events(job).size();
    chorale.awaitEnd(job);
    assertThat(watcher.events(job)).hasSize(seen);
    watcher.send(subscribe(job, seen));
    await().atMost(LONG).until(() -> ended(watcher, job));
    assertThat(watcher.events(job)).isEqualTo(chorale.events(job));
    watcher.close();
  }

  @Test
  void whatIsWrongIsSaidAndTheConnectionGoesOn(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", STEADY));
    chorale.awaitEnd(job);
    SocketWatcher watcher = SocketWatcher.open(chorale, "/ws/jobs");
    String[][] wrong = {
      {subscribe(UUID.randomUUID().toString(), 0), "unknown_job"},
      {subscribe("nonsense", 0), "unknown_job"},
      {subscribe(job, -1), "bad_cursor"},
      {subscribe(job, 1_000_000), "bad_cursor"},
      {"{\"type\":\"subscribe\",\"job_id\":\"" + job + "\",\"after\":\"x\"}", "bad_cursor"},
      {"{\"type\":\"subscribe\"}", "unknown_job"},
      {unsubscribe(job), "unknown_job"},
      {"{\"type\":\"dance\"}", "not_understood"},
      {"[]", "not_understood"},
      {"{\"type\":", "not_understood"},
    };
    for (int i = 0; i < wrong.length; i++) {
      int answers = i + 1;
      watcher.send(wrong[i][0]);
      await().atMost(LONG).until(() -> watcher.messages().size() == answers);
      JsonNode answer = watcher.last().orElseThrow();
      assertThat(answer.get("type").asText()).as(wrong[i][0]).isEqualTo("error");
      assertThat(answer.at("/data/code").asText()).as(wrong[i][0]).isEqualTo(wrong[i][1]);
      assertThat(answer.at("/data/error").asText()).isNotBlank();
    }
    watcher.send(subscribe(job, 0));
    watcher.send(subscribe(job, 0));
    await().atMost(LONG).until(() -> ended(watcher, job));
    assertThat(awaitLast(watcher, "error").at("/data/error").asText()).contains("already");
    assertThat(watcher.events(job)).isEqualTo(chorale.events(job));
    watcher.close();
  }

  @Test
  void arraysHoldWhatWaitsSoThatAReplayTakesFewFrames(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    chorale.awaitEnd(job);
    List<JsonNode> journal = chorale.events(job);
    SocketWatcher batched = SocketWatcher.open(chorale, "/ws/orchestrate/" + job + "?batch=1");
    await().atMost(LONG).until(() -> ended(batched, job));
    assertThat(batched.events()).isEqualTo(journal);
    assertThat(batched.frames()).isLessThan(journal.size() / 4);
    batched.close();
  }

  /** 2,000 tokens a second become at most 50 chunks of each team. */
  @Test
  void aFastModelsTokensAreJoined(ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", FAST));
    JsonNode report = chorale.awaitEnd(job);
    List<String> chunks =
        chorale.events(job).stream()
            .filter(event -> event.get("type").asText().equals("chunk"))
            .map(event -> event.at("/data/text").asText())
            .toList();
    assertThat(chunks).hasSizeLessThan(500);
    assertThat(String.join("", chunks)).isEqualTo(report.at("/teams/0/text").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000", "999999999999999999"})
  void aCursorBeyondTheEndIsNone(String after, ChoraleClient chorale) {
    String job = chorale.start(oneTeam("openai", STEADY));
    SocketWatcher watcher =
        SocketWatcher.open(chorale, "/ws/orchestrate/" + job + "?after=" + after);
    assertThat(watcher.closed()).succeedsWithin(LONG).isEqualTo(4400);
    assertThat(watcher.last().orElseThrow().at("/data/code").asText()).isEqualTo("bad_cursor");
  }
}
