package io.chorale.simulator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeminiStreamTest {

  private static final String FAST = "sim:rate=20000;ttft=5;tokens=40;thoughts=2";
  private static final String STREAM = "streamGenerateContent?alt=sse";

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
  void the_stream_and_the_whole_response_say_the_same() throws Exception {
    List<JsonNode> events = Wire.events(wire.gemini(FAST, STREAM).body());
    JsonNode whole = Json.parse(wire.gemini(FAST, "generateContent").body());

    assertThat(text(events, true))
        .isNotEmpty()
        .isEqualTo(whole.at("/candidates/0/content/parts/0/text").asText());
    assertThat(text(events, false))
        .isEqualTo(whole.at("/candidates/0/content/parts/1/text").asText());
    assertThat(whole.path("modelVersion").asText()).isEqualTo(FAST);
  }

  @Test
  void the_last_event_has_the_finish_and_counts_thoughts_apart() throws Exception {
    JsonNode last = Wire.last(Wire.events(wire.gemini(FAST, STREAM).body()));
    JsonNode usage = last.path("usageMetadata");
    assertThat(last.at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
    assertThat(usage.path("candidatesTokenCount").asInt()).isEqualTo(40);
    assertThat(usage.path("thoughtsTokenCount").asInt()).isPositive();
    assertThat(usage.path("totalTokenCount").asInt())
        .isEqualTo(
            40 + usage.path("thoughtsTokenCount").asInt() + usage.path("promptTokenCount").asInt());
  }

  @Test
  void lines_end_as_google_ends_them() throws Exception {
    assertThat(wire.gemini(FAST, STREAM).body()).endsWith("}\r\n\r\n");
  }

  @Test
  void a_stream_without_events_is_refused() throws Exception {
    assertThat(wire.gemini(FAST, "streamGenerateContent").statusCode()).isEqualTo(400);
  }

  private static String text(List<JsonNode> events, boolean thoughts) {
    return events.stream()
        .map(event -> event.at("/candidates/0/content/parts/0"))
        .filter(part -> part.path("thought").asBoolean() == thoughts)
        .map(part -> part.path("text").asText())
        .collect(joining());
  }
}
