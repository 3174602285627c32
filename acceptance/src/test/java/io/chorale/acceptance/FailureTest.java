package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.team;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.simulator.Simulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a provider does to one team, a person understands it and the other team goes on. */
@ExtendWith(SharedServer.class)
class FailureTest {

  private static final String FINE = "sim:rate=500;tokens=30;thoughts=1;ttft=10";

  @ParameterizedTest
  @CsvSource({
    "429, anthropic is limiting how often it may be asked, false",
    "500, anthropic has trouble of its own, false",
    "cut@20, anthropic broke off in the middle of its answer, true",
    "stall@20, anthropic sent nothing for 2 seconds, true",
    "garbage@20, anthropic sent something that could not be understood, true",
    "empty, anthropic ended without an answer, false",
  })
  void aTeamWhoseProviderFailsSaysWhyAndTheOtherGoesOn(
      String fault, String reason, boolean hasText, ChoraleClient chorale) {
    String broken = "sim:rate=500;tokens=40;thoughts=1;ttft=10;fault=" + fault;
    String id = chorale.start(twoTeams(broken, FINE));
    JsonNode job = chorale.awaitEnd(id);
    assertThat(job.get("state").asText()).isEqualTo("partial");
    JsonNode failed = team(job, "anthropic");
    assertThat(failed.get("status").asText()).isEqualTo("error");
    assertThat(failed.get("error").asText()).contains(reason).doesNotContain("Exception", "io.");
    assertThat(failed.get("text").asText().isEmpty()).isEqualTo(!hasText);
    assertThat(team(job, "google").get("status").asText()).isEqualTo("complete");
    assertThat(chorale.events(id))
        .filteredOn(event -> event.get("type").asText().equals("error"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("team").asText()).isEqualTo("anthropic");
              assertThat(event.at("/data/error").asText()).contains(reason);
              assertThat(event.at("/data/status").asText()).isEqualTo("error");
            });
  }

  @Test
  void aKeyThatIsNotAcceptedIsSaid(ChoraleClient chorale) {
    String id = chorale.start("{\"brief\":\"x\",\"teams\":[{\"provider\":\"badkey\"}]}");
    JsonNode job = chorale.awaitEnd(id);
    assertThat(job.get("state").asText()).isEqualTo("failed");
    assertThat(team(job, "badkey").get("error").asText())
        .contains("does not accept the key")
        .doesNotContain("bad-key");
  }

  @Test
  void aStopClosesTheProvidersConnectionAndKeepsTheText(
      ChoraleClient chorale, Simulator simulator) {
    String slow = "sim:rate=20;tokens=2000;thoughts=1;ttft=10";
    String id = chorale.start(twoTeams(slow, slow));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                chorale.events(id).stream()
                    .filter(event -> event.get("type").asText().equals("chunk"))
                    .map(event -> event.get("team").asText())
                    .distinct()
                    .count(),
            teams -> teams == 2);
    long before = simulator.counts(slow).closedByClient();
    assertThat(chorale.post("/api/jobs/" + id + "/cancel", "").statusCode()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> simulator.counts(slow).closedByClient() - before, closed -> closed == 2);
    JsonNode job = chorale.awaitEnd(id);
    assertThat(job.get("state").asText()).isEqualTo("cancelled");
    assertThat(team(job, "anthropic").get("status").asText()).isEqualTo("cancelled");
    assertThat(team(job, "anthropic").get("text").asText()).isNotEmpty();
    assertThat(chorale.post("/api/jobs/" + id + "/cancel", "").statusCode()).isEqualTo(202);
  }
}
