package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusingTest {

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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPENAI    | 429        | 429 | /error/code | rate_limit_exceeded
          OPENAI    | 500        | 500 | /error/type | server_error
          OPENAI    | badkey     | 401 | /error/code | invalid_api_key
          OPENAI    | nocredit   | 429 | /error/code | insufficient_quota
          OPENAI    | nocredit   | 429 | /error/type | insufficient_quota
          OPENAI    | overloaded | 503 | /error/type | server_error
          OPENAI    | badrequest | 400 | /error/type | invalid_request_error
          OPENAI    | badrequest | 400 | /error/param | temperature
          OPENAI    | toolong    | 400 | /error/code | context_length_exceeded
          OPENAI    | flaky@9    | 503 | /error/type | server_error
          ANTHROPIC | 429        | 429 | /error/type | rate_limit_error
          ANTHROPIC | 500        | 500 | /error/type | api_error
          ANTHROPIC | badkey     | 401 | /error/type | authentication_error
          ANTHROPIC | nocredit   | 400 | /error/message | Your credit balance is too low
          ANTHROPIC | overloaded | 529 | /error/type | overloaded_error
          ANTHROPIC | badrequest | 400 | /error/type | invalid_request_error
          ANTHROPIC | toolong    | 400 | /error/message | prompt is too long: 208310 tokens > 200000
          ANTHROPIC | toolong    | 400 | /type       | error
          ANTHROPIC | flaky@9    | 503 | /error/type | api_error
          GEMINI    | 429        | 429 | /error/status | RESOURCE_EXHAUSTED
          GEMINI    | 500        | 500 | /error/status | INTERNAL
          GEMINI    | badkey     | 400 | /error/details/0/reason | API_KEY_INVALID
          GEMINI    | nocredit   | 429 | /error/message | Your prepayment credits are depleted
          GEMINI    | overloaded | 503 | /error/status | UNAVAILABLE
          GEMINI    | badrequest | 400 | /error/details/0/fieldViolations/0/field | generation_config
          GEMINI    | toolong    | 400 | /error/message | exceeds the maximum number of tokens allowed
          GEMINI    | flaky@9    | 503 | /error/code | 503
          """)
  void a_fault_is_refused_in_the_providers_words(
      Spoken spoken, String fault, int status, String where, String words) throws Exception {
    HttpResponse<String> response = ask(spoken, "sim:fault=" + fault);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(Json.parse(response.body()).at(where).asText()).contains(words);
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_flaky_model_answers_after_the_first_calls(Spoken spoken) throws Exception {
    String model = "sim:rate=20000;ttft=1;tokens=9;fault=flaky@2;tool=" + spoken;
    assertThat(ask(spoken, model).statusCode()).isEqualTo(503);
    assertThat(ask(spoken, model).statusCode()).isEqualTo(503);
    HttpResponse<String> third = ask(spoken, model);
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(spoken.texts(third.body())).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource({"429", "overloaded", "flaky@9"})
  void the_time_to_wait_is_told_in_each_providers_headers(String fault) throws Exception {
    String model = "sim:retry=1500;fault=" + fault;
    HttpResponse<String> openAi = ask(Spoken.OPENAI, model);
    HttpResponse<String> anthropic = ask(Spoken.ANTHROPIC, model);
    HttpResponse<String> gemini = ask(Spoken.GEMINI, model);

    assertThat(header(openAi, "retry-after")).isEqualTo("2");
    assertThat(header(openAi, "retry-after-ms")).isEqualTo("1500");
    assertThat(header(openAi, "x-ratelimit-reset-requests")).isEqualTo("1.5s");
    assertThat(header(openAi, "x-ratelimit-reset-tokens")).isEqualTo("1.5s");
    assertThat(header(anthropic, "retry-after")).isEqualTo("2");
    assertThat(Instant.parse(header(anthropic, "anthropic-ratelimit-requests-reset")))
        .isBetween(
            Instant.now().minus(20, ChronoUnit.SECONDS), Instant.now().plus(3, ChronoUnit.SECONDS));
    assertThat(header(gemini, "retry-after")).isEqualTo("2");
    JsonNode detail = Json.parse(gemini.body()).at("/error/details/0");
    assertThat(detail.path("@type").asText()).endsWith("google.rpc.RetryInfo");
    assertThat(detail.path("retryDelay").asText()).isEqualTo("1.5s");
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void with_a_retry_of_zero_nothing_is_said_of_waiting(Spoken spoken) throws Exception {
    HttpResponse<String> response = ask(spoken, "sim:retry=0;fault=429");
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().map().keySet())
        .noneMatch(name -> name.contains("retry") || name.contains("ratelimit"));
    assertThat(response.body()).doesNotContain("RetryInfo");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }

  private static HttpResponse<String> ask(Spoken spoken, String model) throws Exception {
    return wire.send(spoken.request(wire.base(), model));
  }
}
