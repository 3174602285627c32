package io.chorale.simulator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnthropicStreamTest {

  private static final String FAST = "sim:rate=20000;ttft=5;tokens=40;thoughts=2";
  private static final String THINK = ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}";

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

  @Test
  void thinking_comes_signed_in_a_block_of_its_own_before_the_text() throws Exception {
    String body = wire.anthropic(FAST, THINK + ",\"stream\":true").body();
    List<JsonNode> events = Wire.events(body);

    assertThat(names(body).stream().filter(name -> !name.equals("ping")).distinct())
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
    assertThat(names(body)).contains("ping");
    assertThat(events.stream().map(event -> event.at("/delta/type").asText()).distinct())
        .containsSubsequence("thinking_delta", "signature_delta", "text_delta");
    assertThat(
            events.stream().filter(event -> event.at("/delta/type").asText().equals("text_delta")))
        .hasSize(40)
        .allMatch(event -> event.path("index").asInt() == 1);
  }

  @Test
  void the_stream_and_the_whole_message_say_the_same() throws Exception {
    List<JsonNode> events = Wire.events(wire.anthropic(FAST, THINK + ",\"stream\":true").body());
    JsonNode whole = Json.parse(wire.anthropic(FAST, THINK).body());

    assertThat(deltas(events, "thinking")).isEqualTo(whole.at("/content/0/thinking").asText());
    assertThat(deltas(events, "text")).isEqualTo(whole.at("/content/1/text").asText());
    JsonNode end = events.get(events.size() - 2);
    assertThat(end.at("/delta/stop_reason").asText()).isEqualTo("end_turn");
    assertThat(end.at("/usage/output_tokens").asInt())
        .isGreaterThan(40)
        .isEqualTo(whole.at("/usage/output_tokens").asInt());
  }

  @Test
  void without_being_asked_it_does_not_think_aloud() throws Exception {
    List<JsonNode> events = Wire.events(wire.anthropic(FAST, ",\"stream\":true").body());
    assertThat(deltas(events, "thinking")).isEmpty();
    assertThat(events.get(events.size() - 2).at("/usage/output_tokens").asInt()).isEqualTo(40);
  }

  private static List<String> names(String body) {
    return body.lines()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring("event: ".length()))
        .toList();
  }

  private static String deltas(List<JsonNode> events, String field) {
    return events.stream()
        .map(event -> event.path("delta").path(field).asText())
        .collect(joining());
  }
}
