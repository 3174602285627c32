package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
