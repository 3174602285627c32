package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping, being killed, starting again. */
class LaunchTest {

  @TempDir Path data;

  @Test
  void withoutAnyKeyTheDemoProvidersAnswerAndWhatTheySaidIsThereAfterARestart() {
    String id;
    List<JsonNode> events;
    try (ServerProcess first = ServerProcess.start(data, Map.of()).awaitReady()) {
      ChoraleClient chorale = first.client();
      assertThat(first.output()).contains("Demo providers", "curl -s http://localhost:");
      assertThat(json(chorale.get("/api/settings")).at("/teams"))
          .extracting(team -> team.get("name").asText())
          .containsExactly("anthropic", "google");
      id = chorale.start("{\"brief\":\"A login form with email and password\"}");
      assertThat(chorale.awaitEnd(id).get("state").asText()).isEqualTo("complete");
      events = chorale.events(id);
    }
    try (ServerProcess second = ServerProcess.start(data, Map.of()).awaitReady()) {
      assertThat(second.client().events(id)).isEqualTo(events);
      assertThat(team(second.client().job(id), "google").get("text").asText()).isNotEmpty();
    }
  }

  @Test
  void aJobThatAKillCutShortIsInterruptedAndKeepsWhatCame() throws InterruptedException {
    try (Simulator simulator = Simulator.start(0)) {
      String model = "sim:rate=30;tokens=5000;thoughts=0;ttft=10";
      ServerProcess first = ServerProcess.start(data, simulator);
      ChoraleClient before = first.client();
      String id = before.start(oneTeam("openai", model));
      await().atMost(Duration.ofSeconds(20)).until(() -> before.events(id).size() > 50);
      List<JsonNode> seen = before.events(id);
      first.kill();
      try (ServerProcess second = ServerProcess.start(data, simulator)) {
        JsonNode job = second.client().awaitEnd(id);
        List<JsonNode> kept = second.client().events(id);
        assertThat(job.get("state").asText()).isEqualTo("interrupted");
        assertThat(kept.subList(0, seen.size())).isEqualTo(seen);
        assertThat(team(job, "openai").get("error").asText()).contains("was stopped");
        assertThat(team(job, "openai").get("text").asText())
            .isEqualTo(
                kept.stream()
                    .filter(event -> event.get("type").asText().equals("chunk"))
                    .map(event -> event.at("/data/text").asText())
                    .collect(Collectors.joining()));
        assertThat(kept.get(kept.size() - 1).at("/data/state").asText()).isEqualTo("interrupted");
        JsonNode paid = second.client().usageOf(model);
        assertThat(paid.get("open").asInt()).isZero();
        assertThat(paid.get("estimated").asInt()).isEqualTo(1);
        assertThat(paid.get("output_tokens").asInt()).isGreaterThan(30);
        assertThat(paid.get("cost_usd").asDouble()).isPositive();
      }
    }
  }

  @Test
  void aPortThatIsTakenIsSaid() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      ServerProcess refused = ServerProcess.start(data, Map.of("CHORALE_PORT", port));
      assertThat(refused.awaitEnd()).isEqualTo(2);
      assertThat(refused.output())
          .contains("port " + port + " is taken", "CHORALE_PORT=")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aSettingThatIsWrongIsNamed() throws InterruptedException {
    ServerProcess refused =
        ServerProcess.start(
            data,
            Map.of(
                "CHORALE_PROVIDERS", "mine",
                "CHORALE_PROVIDER_MINE_PROTOCOL", "smoke-signals",
                "CHORALE_PROVIDER_MINE_BASE_URL", "http://127.0.0.1:1/v1"));
    assertThat(refused.awaitEnd()).isEqualTo(2);
    assertThat(refused.output())
        .contains("chorale.provider.mine.protocol must be one of openai-chat, anthropic, gemini")
        .doesNotContain("\tat ");
  }
}
