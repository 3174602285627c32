package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderFailuresTest {

  private final ProviderFailures failures =
      new ProviderFailures(
          Wires.settings(
              Protocol.OPENAI_CHAT,
              URI.create("https://acme.test"),
              Duration.ofSeconds(60),
              "my-own-key"));

  @ParameterizedTest
  @CsvSource({
    "301, BAD_REQUEST",
    "400, BAD_REQUEST",
    "401, BAD_KEY",
    "402, NO_CREDIT",
    "403, BAD_KEY",
    "404, BAD_REQUEST",
    "408, TIMEOUT",
    "413, CONTEXT_TOO_LONG",
    "422, BAD_REQUEST",
    "429, RATE_LIMIT",
    "500, OVERLOADED",
    "502, OVERLOADED",
    "503, OVERLOADED",
    "504, TIMEOUT",
    "529, OVERLOADED"
  })
  void aStatusIsEnough(int status, Kind kind) {
    ModelException failure = failures.refused(status, "<html>Oops</html>");
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining("acme").hasMessageContaining("" + status);
    assertThat(failure).hasMessageNotContaining("<html>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | {'error':{'message':'x','type':'insufficient_quota'}} | NO_CREDIT",
        "400 | {'error':{'message':'Your credit balance is too low to go on.'}} | NO_CREDIT",
        "429 | {'error':{'status':'RESOURCE_EXHAUSTED','message':'Check your billing'}} | RATE_LIMIT",
        "400 | {'error':{'code':'context_length_exceeded','message':'x'}} | CONTEXT_TOO_LONG",
        "400 | {'error':{'message':'prompt is too long: 9 tokens > 8'}} | CONTEXT_TOO_LONG",
        "400 | {'error':{'message':'x','details':[{'reason':'API_KEY_INVALID'}]}} | BAD_KEY",
        "400 | [{'error':{'message':'x','details':[{'reason':'API_KEY_INVALID'}]}}] | BAD_KEY",
        "400 | {'error':{'code':'content_filter','message':'x'}} | REFUSED",
        "500 | {'type':'error','error':{'type':'overloaded_error','message':'x'}} | OVERLOADED",
        "400 | {'error':'overloaded is just a word here'} | BAD_REQUEST",
      })
  void theBodyMayTellMore(int status, String body, Kind kind) {
    assertThat(failures.refused(status, body.replace('\'', '"')).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'error','error':{'type':'overloaded_error','message':'x'}} | OVERLOADED",
        "{'type':'error','error':{'type':'rate_limit_error','message':'x'}} | RATE_LIMIT",
        "{'type':'error','error':{'type':'api_error','message':'x'}} | OVERLOADED",
        "{'error':{'type':'invalid_request_error','message':'x'}} | BAD_REQUEST",
        "{'error':{'code':429,'message':'x'}} | RATE_LIMIT",
        "{'error':{'code':'tool_use_failed','status_code':400,'message':'x'}} | BAD_REQUEST",
        "{'error':{'message':'x'}} | OVERLOADED",
      })
  void anErrorInsideAStreamIsOfAKindToo(String body, Kind kind) {
    assertThat(failures.inBand(body.replace('\'', '"')).kind()).isEqualTo(kind);
  }

  @Test
  void theProvidersOwnWordsAreToldInBounds() {
    String body = "{\"error\":{\"message\":\"Too\\nmany " + "words ".repeat(100) + "\"}}";
    String message = failures.refused(400, body).getMessage();
    assertThat(message).contains("It says: Too many words").endsWith("…");
    assertThat(message.length()).isLessThan(400);
  }

  @Test
  void noKeyIsRepeated() {
    String body =
        "{\"error\":{\"message\":\"Incorrect API key: sk-proj-*****abcd, or was it my-own-key?\"}}";
    assertThat(failures.refused(401, body).getMessage())
        .contains("Incorrect API key: …")
        .doesNotContain("abcd")
        .doesNotContain("my-own-key");
  }

  @Test
  void noExceptionIsNamed() {
    ModelException failure = failures.connection(new ConnectException("x"), false);
    assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
    assertThat(failure).hasMessageNotContaining("Exception");
  }
}
