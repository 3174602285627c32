package io.chorale.simulator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannerTest {

  private static final String FAST = "sim:rate=20000;ttft=5;thoughts=0;tokens=10;";

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

  @ParameterizedTest
  @CsvSource({
    "OPENAI, nousage=on, 0",
    "OPENAI, usage=early, 1",
    "OPENAI, usage=late, 1",
    "OPENAI, usage=every, 13",
    "ANTHROPIC, nousage=on, 0",
    "ANTHROPIC, usage=early, 1",
    "ANTHROPIC, usage=late, 1",
    "ANTHROPIC, usage=every, 12",
    "GEMINI, nousage=on, 0",
    "GEMINI, usage=early, 1",
    "GEMINI, usage=late, 1",
    "GEMINI, usage=every, 11"
  })
  void the_usage_is_told_where_it_is_wanted(Spoken spoken, String usage, int times)
      throws Exception {
    String body = ask(spoken, FAST + usage);
    assertThat(spoken.usages(body)).hasSize(times);
    assertThat(spoken.texts(body)).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, completion_tokens",
    "ANTHROPIC, output_tokens",
    "GEMINI, candidatesTokenCount"
  })
  void a_late_usage_is_the_sum_and_every_usage_grows_to_it(Spoken spoken, String count)
      throws Exception {
    List<JsonNode> late = spoken.usages(ask(spoken, FAST + "usage=late"));
    List<JsonNode> every = spoken.usages(ask(spoken, FAST + "usage=every"));
    assertThat(Wire.last(late).path(count).asInt()).isEqualTo(10);
    assertThat(Wire.last(every).path(count).asInt()).isEqualTo(10);
    assertThat(every.stream().map(usage -> usage.path(count).asInt()))
        .isSortedAccordingTo(Integer::compare)
        .contains(5);
  }

  @Test
  void openai_chunks_carry_perplexitys_citations() throws Exception {
    List<JsonNode> events = Wire.events(ask(Spoken.OPENAI, FAST + "cite=2"));
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.at("/citations/1").asText())
                  .isEqualTo("https://example.org/source-2");
              assertThat(event.at("/search_results/0/title").asText()).isEqualTo("Source 1");
            });
  }

  @Test
  void anthropic_cites_within_the_text_block() throws Exception {
    List<JsonNode> citations =
        Wire.events(ask(Spoken.ANTHROPIC, FAST + "cite=2")).stream()
            .filter(event -> event.at("/delta/type").asText().equals("citations_delta"))
            .map(event -> event.at("/delta/citation"))
            .toList();
    assertThat(citations).hasSize(2);
    assertThat(citations.get(0).path("type").asText()).isEqualTo("web_search_result_location");
    assertThat(citations.get(1).path("url").asText()).isEqualTo("https://example.org/source-2");
  }

  @Test
  void gemini_grounds_its_last_chunk() throws Exception {
    List<JsonNode> events = Wire.events(ask(Spoken.GEMINI, FAST + "cite=2"));
    assertThat(events.stream().filter(event -> event.toString().contains("grounding"))).hasSize(1);
    assertThat(Wire.last(events).at("/candidates/0/groundingMetadata/groundingChunks/1/web"))
        .isEqualTo(Json.parse("{\"uri\":\"https://example.org/source-2\",\"title\":\"Source 2\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, /choices/0/delta/tool_calls/0/function/name, '\"finish_reason\":\"tool_calls\"'",
    "ANTHROPIC, /content_block/name, '\"stop_reason\":\"tool_use\"'",
    "GEMINI, /candidates/0/content/parts/0/functionCall/name, '\"finishReason\": \"STOP\"'"
  })
  void an_answer_ends_with_the_tools_call(Spoken spoken, String name, String finish)
      throws Exception {
    String body = ask(spoken, FAST + "tool=look_up");
    assertThat(Wire.events(body).stream().map(event -> event.at(name).asText()))
        .containsOnlyOnce("look_up");
    assertThat(body).contains(finish);
    assertThat(spoken.texts(body)).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, /choices/0/delta/tool_calls/0/function/arguments",
    "ANTHROPIC, /delta/partial_json"
  })
  void a_tools_arguments_come_in_pieces(Spoken spoken, String where) throws Exception {
    List<String> pieces =
        Wire.events(ask(spoken, FAST + "tool=look_up")).stream()
            .map(event -> event.at(where).asText())
            .filter(piece -> !piece.isEmpty())
            .toList();
    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(Json.parse(pieces.stream().collect(joining())).path("limit").asInt()).isEqualTo(3);
  }

  @Test
  void a_whole_answer_has_the_same_besides_its_text() throws Exception {
    String model = FAST + "cite=1;tool=look_up";
    assertThat(wire.openAi(model, "").body())
        .contains("\"citations\":[", "\"tool_calls\":[", "\"finish_reason\":\"tool_calls\"");
    assertThat(wire.anthropic(model, "").body())
        .contains("web_search_result_location", "\"tool_use\"", "\"limit\":3");
    assertThat(wire.gemini(model, "generateContent").body())
        .contains("groundingChunks", "functionCall");
  }

  private static String ask(Spoken spoken, String model) throws Exception {
    return wire.send(spoken.request(wire.base(), model)).body();
  }
}
