package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every message type, field and example of seed 003, and what its page does when it is cut. */
@ExtendWith(SharedServer.class)
class Seed003Test {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  /** An answer with code, and thoughts before it. */
  private static final String CODES = "sim:rate=300;thoughts=4;ttft=50";

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private static Seed003Client page(ChoraleClient chorale, String job) {
    return new Seed003Client(chorale, job, HALF_A_MINUTE).mount();
  }

  private static List<String> statuses(Seed003Client page, String team) {
    return page.messages("status_change").stream()
        .filter(it -> it.get("team").asText().equals(team))
        .map(it -> it.at("/data/status").asText())
        .toList();
  }

  private static void awaitStatus(Seed003Client page, String team, String status) {
    await().atMost(LONG).until(() -> statuses(page, team).contains(status));
  }

  @Test
  void everyMessageIsAsTheSeedShowsIt(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(CODES, CODES));
    try (Seed003Client page = page(chorale, job)) {
      awaitStatus(page, "anthropic", "complete");
      awaitStatus(page, "google", "complete");
      JsonNode first = page.messages().get(0);
      assertThat(first.get("type").asText()).isEqualTo("connected");
      assertThat(first.get("job_id").asText()).isEqualTo(job);
      assertThat(page.messages())
          .allSatisfy(it -> assertThat(it.get("timestamp").asText()).matches(TIME));
      for (String team : List.of("anthropic", "google")) {
        assertThat(statuses(page, team)).containsExactly("thinking", "generating", "complete");
        assertThat(page.messages("thought_added"))
            .filteredOn(it -> it.get("team").asText().equals(team))
            .hasSizeGreaterThan(1)
            .allSatisfy(
                it -> {
                  JsonNode thought = it.get("data");
                  assertThat(thought.get("id").asText()).isNotBlank();
                  assertThat(thought.get("text").asText()).isNotBlank();
                  assertThat(thought.get("timestamp").asText()).matches(TIME);
                  assertThat(thought.get("team").asText()).isEqualTo(team);
                });
        assertThat(page.messages("code_generated"))
            .filteredOn(it -> it.get("team").asText().equals(team))
            .singleElement()
            .satisfies(
                it -> {
                  assertThat(it.at("/data/code").asText()).isNotBlank();
                  assertThat(it.at("/data/token_count").asLong()).isPositive();
                });
      }
    }
  }

  @Test
  void aTeamThatFailsTellsItsErrorAndTheOtherGoesOn(ChoraleClient chorale) {
    String job = chorale.start(twoTeams("sim:fault=badrequest", CODES));
    try (Seed003Client page = page(chorale, job)) {
      awaitStatus(page, "google", "complete");
      awaitStatus(page, "anthropic", "error");
      assertThat(page.messages("error"))
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.get("team").asText()).isEqualTo("anthropic");
                assertThat(it.at("/data/error").asText()).isNotBlank();
                assertThat(it.at("/data/status").asText()).isEqualTo("error");
                assertThat(it.get("timestamp").asText()).matches(TIME);
              });
    }
  }

  /** {@code wscat -c ws://…/ws/orchestrate/test-job-id}, then {@code ping}. */
  @Test
  void theManualTestWithAJobThatIsNoneIsConfirmedAndAnswersPings(ChoraleClient chorale) {
    try (Seed003Client wscat =
        new Seed003Client(chorale, "test-job-id", Duration.ofMillis(200)).mount()) {
      await().atMost(LONG).until(() -> wscat.messages("pong").size() >= 3);
      assertThat(wscat.connections()).isEqualTo(1);
      JsonNode first = wscat.messages().get(0);
      assertThat(first.get("type").asText()).isEqualTo("connected");
      assertThat(first.get("job_id").asText()).isEqualTo("test-job-id");
      assertThat(wscat.messages("pong").get(0).get("timestamp").asText()).matches(TIME);
      assertThat(wscat.messages("error"))
          .singleElement()
          .satisfies(it -> assertThat(it.at("/data/error").asText()).contains("no such job"));
    }
  }

  @Test
  void aPageThatIsCutComesBackAndSeesTheRest(ChoraleClient chorale) {
    String slow = "sim:rate=40;tokens=200;thoughts=2;ttft=50";
    String job = chorale.start(twoTeams(slow, slow));
    try (Seed003Client page = page(chorale, job)) {
      awaitStatus(page, "google", "generating");
      page.cut();
      awaitStatus(page, "google", "complete");
      awaitStatus(page, "anthropic", "complete");
      assertThat(page.connections()).isEqualTo(2);
      assertThat(page.polling()).isFalse();
    }
  }

  @Test
  void aPageWhoseServerStaysAwayFallsBackToPollingAndStillSeesTheEnd(@TempDir Path data)
      throws InterruptedException {
    try (Simulator simulator = Simulator.start(0)) {
      Map<String, String> settings = ServerProcess.settings(simulator);
      settings.put("CHORALE_PORT", Integer.toString(ServerProcess.lastingPort()));
      ServerProcess first = ServerProcess.start(data, settings).awaitReady();
      String slow = "sim:rate=30;tokens=200;thoughts=1;ttft=50";
      String job = first.client().start(twoTeams(slow, slow));
      try (Seed003Client page = page(first.client(), job)) {
        awaitStatus(page, "google", "generating");
        first.kill();
        await().atMost(LONG).until(page::polling);
        assertThat(page.attempts()).isEqualTo(5);
        try (ServerProcess second = ServerProcess.start(data, settings).awaitReady()) {
          second.client().awaitEnd(job);
          await()
              .atMost(LONG)
              .until(
                  () ->
                      page.polled().stream()
                          .anyMatch(it -> it.path("state").asText().equals("complete")));
        }
      }
    }
  }
}
