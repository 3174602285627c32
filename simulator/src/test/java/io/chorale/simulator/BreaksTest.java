package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chorale.simulator.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BreaksTest {

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

  @ParameterizedTest
  @CsvSource({
    "OPENAI, /error/type, server_error",
    "ANTHROPIC, /error/type, overloaded_error",
    "GEMINI, /error/status, UNAVAILABLE"
  })
  void an_error_comes_as_an_event_of_the_stream(Spoken spoken, String where, String word)
      throws Exception {
    HttpResponse<String> response = ask(spoken, FAST + "error@20");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(spoken.texts(response.body())).hasSize(20);
    assertThat(Wire.last(Wire.events(response.body())).at(where).asText()).isEqualTo(word);
    assertThat(response.body().contains("event: error\n")).isEqualTo(spoken == Spoken.ANTHROPIC);
    assertThat(simulator.counts().failed()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_stream_without_a_mark_ends_well_and_is_not_whole(Spoken spoken) throws Exception {
    String body = ask(spoken, FAST + "nomark@20").body();
    assertThat(spoken.texts(body)).hasSize(20);
    assertThat(body)
        .doesNotContain("[DONE]", "\"finish_reason\":\"", "message_stop", "finishReason");
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, '\"finish_reason\":\"length\"', completion_tokens",
    "ANTHROPIC, '\"stop_reason\":\"max_tokens\"', output_tokens",
    "GEMINI, '\"finishReason\": \"MAX_TOKENS\"', candidatesTokenCount"
  })
  void a_length_is_a_proper_end_with_the_usage_of_what_was_sent(
      Spoken spoken, String mark, String count) throws Exception {
    String body = ask(spoken, FAST + "length@20").body();
    assertThat(spoken.texts(body)).hasSize(20);
    assertThat(body).contains(mark);
    assertThat(Wire.last(spoken.usages(body)).path(count).asInt()).isEqualTo(20);
    assertThat(simulator.counts().finished()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, '\"finish_reason\":\"length\"'",
    "ANTHROPIC, '\"stop_reason\":\"max_tokens\"'",
    "GEMINI, '\"finishReason\": \"MAX_TOKENS\"'"
  })
  void the_limit_of_the_request_is_kept(Spoken spoken, String mark) throws Exception {
    String model = "sim:rate=5000;ttft=5;thoughts=0;tokens=60";
    String cut = wire.send(spoken.request(wire.base(), model, 59)).body();
    String whole = wire.send(spoken.request(wire.base(), model, 60)).body();
    assertThat(spoken.texts(cut)).hasSize(59);
    assertThat(cut).contains(mark);
    assertThat(spoken.texts(whole)).hasSize(60);
    assertThat(whole).doesNotContain(mark);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, 5, '\"finish_reason\":\"content_filter\"'",
    "ANTHROPIC, 5, '\"stop_reason\":\"refusal\"'",
    "GEMINI, 0, '\"promptFeedback\": {\"blockReason\": \"SAFETY\"}'"
  })
  void the_providers_filter_has_its_own_mark(Spoken spoken, int tokens, String mark)
      throws Exception {
    String body = ask(spoken, FAST + "refused").body();
    assertThat(spoken.texts(body)).hasSize(tokens);
    assertThat(body).contains(mark);
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_reset_ends_the_connection_inside_the_body(Spoken spoken) throws Exception {
    try (Socket socket = spoken.open(simulator, FAST + "reset@20")) {
      StringBuilder read = new StringBuilder();
      assertThatThrownBy(() -> readAll(socket.getInputStream(), read))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      assertThat(spoken.texts(read.toString())).hasSize(20);
    }
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_cut_closes_without_the_last_chunk(Spoken spoken) throws Exception {
    try (Socket socket = spoken.open(simulator, FAST + "cut@20")) {
      StringBuilder read = new StringBuilder();
      readAll(socket.getInputStream(), read);
      assertThat(spoken.texts(read.toString())).hasSize(20);
      assertThat(read.toString()).doesNotEndWith("0\r\n\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_json_error_comes_where_events_were_due(Spoken spoken) throws Exception {
    HttpResponse<String> response = ask(spoken, "sim:fault=json");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(Json.parse(response.body()).at("/error/message").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"OPENAI, html, 502", "ANTHROPIC, html, 502", "GEMINI, html200, 200"})
  void a_proxys_page_has_nothing_of_the_provider(Spoken spoken, String fault, int status)
      throws Exception {
    HttpResponse<String> response = ask(spoken, "sim:fault=" + fault);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/html");
    assertThat(response.headers().map().keySet()).noneMatch(name -> name.contains("request-id"));
    assertThat(response.body()).startsWith("<html>").contains("502 Bad Gateway");
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_hang_is_open_and_has_no_status_until_the_client_goes(Spoken spoken) {
    CompletableFuture<HttpResponse<String>> response =
        wire.http()
            .sendAsync(
                spoken.request(wire.base(), "sim:fault=hang"),
                HttpResponse.BodyHandlers.ofString());
    await().until(() -> simulator.counts().open() == 1);
    assertThat(response).isNotDone();
    response.cancel(true);
    await().until(() -> simulator.counts().closedByClient() == 1);
  }

  @ParameterizedTest
  @CsvSource({"OPENAI, ': keep-alive'", "ANTHROPIC, 'event: ping'", "GEMINI, ': keep-alive'"})
  void a_slow_stream_shows_that_it_is_there_and_nothing_else(Spoken spoken, String sign)
      throws Exception {
    HttpResponse<InputStream> response =
        wire.http()
            .send(
                spoken.request(wire.base(), "sim:fault=slow"),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    StringBuilder read = new StringBuilder();
    while (read.toString().split(sign, -1).length < 4) {
      read.append((char) response.body().read());
    }
    assertThat(spoken.texts(read.toString())).isEmpty();
    assertThat(simulator.counts().open()).isEqualTo(1);
    response.body().close();
  }

  private static void readAll(InputStream in, StringBuilder out) throws IOException {
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      out.append((char) octet);
    }
  }

  private HttpResponse<String> ask(Spoken spoken, String model) throws Exception {
    return wire.send(spoken.request(wire.base(), model));
  }
}
