package io.chorale.simulator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenAiStreamTest {

  private static final String FAST = "sim:rate=20000;ttft=5";
  private static final String STREAM =
      ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

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
  void a_stream_is_the_whole_answer_in_pieces() throws Exception {
    HttpResponse<String> response = wire.openAi(FAST, STREAM);
    List<JsonNode> events = Wire.events(response.body());
    JsonNode whole = Json.parse(wire.openAi(FAST, "").body()).at("/choices/0/message");

    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
    assertThat(deltas(events, "content"))
        .startsWith("> Simulated answer")
        .isEqualTo(whole.path("content").asText());
    assertThat(deltas(events, "reasoning_content"))
        .contains("careful developer")
        .isEqualTo(whole.path("reasoning_content").asText());
  }

  @Test
  void the_role_comes_first_and_the_usage_last() throws Exception {
    String body = wire.openAi("sim:rate=20000;ttft=5;tokens=40;thoughts=2", STREAM).body();
    List<JsonNode> events = Wire.events(body);
    JsonNode usage = Wire.last(events).path("usage");

    assertThat(events.get(0).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
    assertThat(events.get(events.size() - 2).at("/choices/0/finish_reason").asText())
        .isEqualTo("stop");
    assertThat(Wire.last(events).path("choices")).isEmpty();
    int thoughts = usage.at("/completion_tokens_details/reasoning_tokens").asInt();
    assertThat(thoughts).isPositive();
    assertThat(usage.path("completion_tokens").asInt()).isEqualTo(40 + thoughts);
    assertThat(body).endsWith("data: [DONE]\n\n");
  }

  @Test
  void without_the_option_no_usage_is_sent() throws Exception {
    assertThat(wire.openAi(FAST, ",\"stream\":true").body()).doesNotContain("usage");
  }

  @Test
  void now_and_then_a_comment_line_comes_between() throws Exception {
    String body = wire.openAi("sim:rate=20000;ttft=5;tokens=250", STREAM).body();
    assertThat(body.lines().filter(": keep-alive"::equals)).hasSize(2);
  }

  @Test
  void a_stamp_says_when_a_token_was_written() throws Exception {
    long before = System.currentTimeMillis();
    String body = wire.openAi("sim:rate=20000;ttft=5;tokens=3;stamp=on", STREAM).body();
    String first = deltas(Wire.events(body), "content").split("~", -1)[1];
    assertThat(Long.parseLong(first.substring(1)) / 1_000_000)
        .isBetween(before, System.currentTimeMillis());
  }

  private static String deltas(List<JsonNode> events, String field) {
    return events.stream()
        .map(event -> event.at("/choices/0/delta").path(field).asText())
        .collect(joining());
  }
}
