package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final String STREAM = ",\"stream\":true";
  private static final String FAST = "sim:rate=5000;ttft=5;thoughts=0;tokens=60;fault=";

  private Simulator simulator;
  private Wire wire;

  @BeforeEach
  void start() {
    simulator = Simulator.start(0);
    wire = new Wire(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void a_429_says_when_to_come_back_in_each_protocol() throws Exception {
    HttpResponse<String> openAi = wire.openAi("sim:fault=429", STREAM);
    HttpResponse<String> anthropic = wire.anthropic("sim:fault=429", STREAM);
    HttpResponse<String> gemini = wire.gemini("sim:fault=429", "streamGenerateContent?alt=sse");

    assertThat(List.of(openAi, anthropic, gemini))
        .allMatch(response -> response.statusCode() == 429)
        .allMatch(response -> response.headers().firstValue("retry-after").isPresent());
    assertThat(error(openAi).path("code").asText()).isEqualTo("rate_limit_exceeded");
    assertThat(openAi.headers().firstValue("x-ratelimit-reset-requests")).isPresent();
    assertThat(error(anthropic).path("type").asText()).isEqualTo("rate_limit_error");
    assertThat(anthropic.headers().firstValue("anthropic-ratelimit-requests-reset")).isPresent();
    assertThat(error(gemini).path("status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
    assertThat(simulator.counts().failed()).isEqualTo(3);
  }

  @Test
  void a_500_has_the_providers_shape() throws Exception {
    HttpResponse<String> response = wire.anthropic("sim:fault=500", STREAM);
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(error(response).path("type").asText()).isEqualTo("api_error");
  }

  @Test
  void a_cut_ends_the_connection_inside_the_body() throws Exception {
    HttpResponse<InputStream> response = open(FAST + "cut@20");
    StringBuilder read = new StringBuilder();
    assertThatThrownBy(() -> readAll(response.body(), read)).isInstanceOf(IOException.class);
    assertThat(tokens(read.toString())).isEqualTo(20);
    assertThat(simulator.counts().failed()).isEqualTo(1);
  }

  @Test
  void a_stall_keeps_the_connection_until_the_client_closes_it() throws Exception {
    HttpResponse<InputStream> response = open(FAST + "stall@0");
    await().untilAsserted(() -> assertThat(simulator.counts().open()).isEqualTo(1));
    response.body().close();
    await().untilAsserted(() -> assertThat(simulator.counts().closedByClient()).isEqualTo(1));
    assertThat(simulator.counts().open()).isZero();
  }

  @Test
  void garbage_is_no_json_and_no_finish_follows() throws Exception {
    String body = wire.openAi(FAST + "garbage@20", STREAM).body();
    String last = body.lines().filter(line -> line.startsWith("data: ")).reduce((a, b) -> b).get();
    assertThatThrownBy(() -> Json.parse(last.substring(6))).hasMessageContaining("not valid JSON");
    assertThat(tokens(body.substring(0, body.lastIndexOf("data: ")))).isEqualTo(20);
    assertThat(body).doesNotContain("[DONE]");
  }

  @Test
  void an_empty_answer_is_a_stream_without_an_event() throws Exception {
    HttpResponse<String> response = wire.openAi("sim:fault=empty", STREAM);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type").get()).contains("event-stream");
    assertThat(response.body()).isEmpty();
  }

  private HttpResponse<InputStream> open(String model) throws Exception {
    return wire.http()
        .send(Wire.openAi(wire.base(), model, STREAM), HttpResponse.BodyHandlers.ofInputStream());
  }

  private static void readAll(InputStream in, StringBuilder out) throws IOException {
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      out.append((char) octet);
    }
  }

  private static long tokens(String body) {
    return Wire.events(body).stream()
        .filter(event -> !event.at("/choices/0/delta/content").asText().isEmpty())
        .count();
  }

  private static JsonNode error(HttpResponse<String> response) {
    return Json.parse(response.body()).path("error");
  }
}
