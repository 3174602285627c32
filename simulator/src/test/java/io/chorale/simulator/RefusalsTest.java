package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefusalsTest {

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
  void a_bad_key_is_refused_as_each_provider_does() throws Exception {
    assertThat(get("/v1/models", "Authorization", "Bearer bad-key"))
        .satisfies(response -> assertThat(response.statusCode()).isEqualTo(401))
        .satisfies(it -> assertThat(error(it).path("code").asText()).isEqualTo("invalid_api_key"));
    assertThat(get("/v1/models", "x-api-key", "bad-key", "anthropic-version", "2023-06-01"))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(401))
        .satisfies(it -> assertThat(error(it).path("type").asText()).startsWith("authentication"));
    assertThat(get("/v1beta/models?key=bad-key", "Accept", "*/*"))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(400))
        .satisfies(it -> assertThat(it.body()).contains("API_KEY_INVALID"));
  }

  @Test
  void a_missing_key_is_refused() throws Exception {
    assertThat(get("/v1/models", "Accept", "*/*").statusCode()).isEqualTo(401);
    assertThat(get("/v1beta/models", "Accept", "*/*").statusCode()).isEqualTo(403);
  }

  @Test
  void the_models_are_listed_in_each_protocol() throws Exception {
    HttpResponse<String> openAi = get("/v1/models", "Authorization", "Bearer k");
    HttpResponse<String> anthropic =
        get("/v1/models", "x-api-key", "k", "anthropic-version", "2023-06-01");
    HttpResponse<String> gemini = get("/v1beta/models", "x-goog-api-key", "k");

    assertThat(Json.parse(openAi.body()).at("/data/0/object").asText()).isEqualTo("model");
    assertThat(Json.parse(anthropic.body()).path("first_id").asText()).isEqualTo("simulated");
    assertThat(Json.parse(gemini.body()).at("/models/0/name").asText())
        .isEqualTo("models/simulated");
    assertThat(openAi.body()).contains("sim:rate=");
  }

  @Test
  void an_unclear_model_name_is_refused_with_the_keys_that_exist() throws Exception {
    HttpResponse<String> response = wire.gemini("sim:speed=9", "generateContent");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response).path("message").asText())
        .contains("\"speed\" is not a key", "rate, tokens, thoughts, ttft", "cut@n");
  }

  @Test
  void anthropic_wants_its_version_and_a_limit() throws Exception {
    assertThat(
            wire.send(Wire.post(wire.base(), "/v1/messages", "{}").header("x-api-key", "k").build())
                .body())
        .contains("invalid_request_error", "anthropic-version");
    assertThat(
            wire.send(
                    Wire.post(wire.base(), "/v1/messages", "{\"model\":\"m\"}")
                        .header("x-api-key", "k")
                        .header("anthropic-version", "2023-06-01")
                        .build())
                .body())
        .contains("invalid_request_error", "max_tokens");
  }

  @Test
  void what_is_not_there_not_allowed_or_not_json_gets_its_status() throws Exception {
    assertThat(get("/v1/nothing", "Accept", "*/*").statusCode()).isEqualTo(404);
    assertThat(get("/v1/messages", "Accept", "*/*").statusCode()).isEqualTo(405);
    assertThat(post("{\"model\":").statusCode()).isEqualTo(400);
    assertThat(post("[]").statusCode()).isEqualTo(400);
  }

  @Test
  void a_body_past_the_limit_is_answered_and_not_kept() throws Exception {
    HttpResponse<String> response = post(" ".repeat(BodyLimit.BYTES + 1));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(error(response).path("message").asText()).contains("8 MB");
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return wire.send(
        Wire.post(wire.base(), "/v1/chat/completions", body)
            .header("Authorization", "Bearer k")
            .build());
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    return wire.send(Wire.to(wire.base(), path).headers(headers).build());
  }

  private static JsonNode error(HttpResponse<String> response) {
    return Json.parse(response.body()).path("error");
  }
}
