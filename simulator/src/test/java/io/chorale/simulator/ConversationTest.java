package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.simulator.wire.Json;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a model makes of a conversation of several messages. */
class ConversationTest {

  private static final String FAST = "sim:rate=20000;ttft=5;thoughts=0;";

  private static Simulator simulator;
  private static Wire wire;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(0);
    wire = new Wire(simulator);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static String openAi(String model) throws Exception {
    HttpRequest.Builder request =
        Wire.post(
            wire.base(),
            "/v1/chat/completions",
            "{\"model\":\"%s\",\"messages\":[{\"role\":\"system\",\"content\":\"Be red.\"},"
                    .formatted(FAST + model)
                + "{\"role\":\"user\",\"content\":\"Begin,\\n please.\"},"
                + "{\"role\":\"assistant\",\"content\":\"Tea.\"},"
                + "{\"role\":\"user\",\"content\":\"blue: "
                + "c".repeat(100)
                + "\"}]}");
    return Json.parse(wire.send(request.header("Authorization", "Bearer k").build()).body())
        .at("/choices/0/message/content")
        .asText();
  }

  @Test
  void a_model_recounts_what_it_was_shown() throws Exception {
    assertThat(openAi("recount=on"))
        .isEqualTo(
            "system: Be red.\nuser: Begin, please.\nassistant: Tea.\nuser: blue: "
                + "c".repeat(74)
                + "…");
  }

  @Test
  void a_model_says_its_word_in_the_answer_that_is_meant() throws Exception {
    assertThat(openAi("say=END@2")).endsWith(" END");
    assertThat(openAi("say=END@1")).doesNotContain("END");
    assertThat(openAi("say=END@3")).doesNotContain("END");
    assertThat(openAi("recount=on;say=END@2")).startsWith("system: ").endsWith(" END");
  }

  @Test
  void gemini_calls_its_own_messages_a_models() throws Exception {
    HttpRequest.Builder request =
        Wire.post(
            wire.base(),
            "/v1beta/models/" + FAST.replace(";", "%3B") + "recount=on:generateContent",
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"a\"}]},"
                + "{\"role\":\"model\",\"parts\":[{\"text\":\"b\"}]},"
                + "{\"role\":\"user\",\"parts\":[{\"text\":\"c\"}]}]}");
    assertThat(
            Json.parse(wire.send(request.header("x-goog-api-key", "k").build()).body())
                .at("/candidates/0/content/parts/0/text")
                .asText())
        .isEqualTo("user: a\nassistant: b\nuser: c");
  }
}
