package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    "405, BAD_REQUEST",
    "408, TIMEOUT",
    "409, OVERLOADED",
    "413, CONTEXT_TOO_LONG",
    "415, BAD_REQUEST",
    "422, BAD_REQUEST",
    "424, BAD_REQUEST",
    "425, OVERLOADED",
    "429, RATE_LIMIT",
    "498, OVERLOADED",
    "499, NETWORK",
    "500, OVERLOADED",
    "502, OVERLOADED",
    "503, OVERLOADED",
    "504, TIMEOUT",
    "520, OVERLOADED",
    "522, TIMEOUT",
    "524, TIMEOUT",
    "529, OVERLOADED"
  })
  void aStatusIsEnough(int status, Kind kind) {
    ModelException failure = failures.refused(status, "<html>Oops</html>");
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining("acme").hasMessageContaining("" + status);
    assertThat(failure)
        .hasMessageContaining("a web page, perhaps of a proxy")
        .hasMessageNotContaining("<html>");
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
        // OpenAI
        "429 | {'error':{'message':'x','type':'insufficient_quota','code':'credit_balance_exhausted'}} | NO_CREDIT",
        "429 | {'error':{'message':'x','code':'organization_spend_limit_exceeded'}} | NO_CREDIT",
        "429 | {'error':{'message':'x','code':'organization_usage_limit_exceeded'}} | NO_CREDIT",
        "429 | {'error':{'message':'x','type':'requests','code':'rate_limit_exceeded'}} | RATE_LIMIT",
        "429 | {'error':{'message':'Request too large for gpt-4o on tokens per min (TPM)','code':'rate_limit_exceeded'}} | CONTEXT_TOO_LONG",
        "403 | {'error':{'message':'x','code':'unsupported_country_region_territory'}} | BAD_REQUEST",
        "400 | {'error':{'message':'Invalid prompt: it was flagged as potentially violating our usage policy.','code':'invalid_prompt'}} | REFUSED",
        "404 | {'error':{'message':'x','code':'model_not_found','type':'invalid_request_error'}} | BAD_REQUEST",
        // Anthropic
        "401 | {'type':'error','error':{'type':'authentication_error','message':'invalid x-api-key'}} | BAD_KEY",
        "402 | {'type':'error','error':{'type':'billing_error','message':'x'}} | NO_CREDIT",
        "400 | {'type':'error','error':{'type':'invalid_request_error','message':'You have reached your specified API usage limits.'}} | NO_CREDIT",
        "429 | {'type':'error','error':{'type':'rate_limit_error','message':'x','details':{'error_code':'enforced_spend_limit_reached'}}} | NO_CREDIT",
        "413 | {'type':'error','error':{'type':'request_too_large','message':'x'}} | CONTEXT_TOO_LONG",
        "400 | {'type':'error','error':{'type':'invalid_request_error','message':'input length and `max_tokens` exceed context limit: 9 + 9 > 8'}} | CONTEXT_TOO_LONG",
        "529 | {'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}} | OVERLOADED",
        // Google
        "400 | {'error':{'code':400,'status':'FAILED_PRECONDITION','message':'User location is not supported for the API use.'}} | BAD_REQUEST",
        "403 | {'error':{'code':403,'status':'PERMISSION_DENIED','message':'x'}} | BAD_KEY",
        "503 | {'error':{'code':503,'status':'UNAVAILABLE','message':'The model is overloaded.'}} | OVERLOADED",
        "504 | {'error':{'code':504,'status':'DEADLINE_EXCEEDED','message':'x'}} | TIMEOUT",
        "400 | {'error':{'code':400,'status':'INVALID_ARGUMENT','message':'The input token count (9) exceeds the maximum number of tokens allowed (8).'}} | CONTEXT_TOO_LONG",
        // OpenRouter
        "402 | {'error':{'code':402,'message':'Insufficient credits'}} | NO_CREDIT",
        "402 | {'error':{'code':402,'message':'x','metadata':{'limit_source':'openrouter_in_flight_budget'}}} | RATE_LIMIT",
        "403 | {'error':{'code':403,'message':'x','metadata':{'limit_source':'openrouter_key_limit'}}} | NO_CREDIT",
        "403 | {'error':{'code':403,'message':'x','metadata':{'reasons':['violence'],'flagged_input':'y'}}} | REFUSED",
        "400 | {'error':{'code':400,'message':'Provider returned error','metadata':{'raw':'{\\'error\\':{\\'code\\':\\'context_length_exceeded\\'}}'}}} | CONTEXT_TOO_LONG",
        "502 | {'error':{'code':502,'message':'x'}} | OVERLOADED",
        // xAI
        "400 | {'code':'Client specified an invalid argument','error':'Incorrect API key provided: na***ys.'} | BAD_KEY",
        "429 | {'code':'x','error':'Your team has either used all available credits or reached its monthly spending limit.'} | NO_CREDIT",
        "403 | {'code':'The caller does not have permission','error':'Content violates usage guidelines.'} | REFUSED",
        "400 | {'code':'x','error':'This model\\u0027s maximum prompt length is 131072 but the request contains 999999 tokens.'} | CONTEXT_TOO_LONG",
        // Perplexity
        "401 | {'error':{'message':'x','type':'insufficient_quota','code':401}} | NO_CREDIT",
        "401 | {'error':{'message':'Invalid API key provided.','type':'invalid_api_key','code':401}} | BAD_KEY",
        "400 | {'error':{'message':'Invalid model','type':'invalid_model','code':400}} | BAD_REQUEST",
        // FastAPI's servers
        "422 | {'detail':[{'loc':['body','max_tokens'],'msg':'Input should be greater than 0','type':'greater_than'}]} | BAD_REQUEST",
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
        "{'type':'error','error':{'type':'timeout_error','message':'x'}} | TIMEOUT",
        "{'error':{'code':503,'status':'UNAVAILABLE','message':'x'}} | OVERLOADED",
        "{'error':{'status':'FAILED_PRECONDITION','message':'x'}} | BAD_REQUEST",
        "{'error':{'code':'server_error','message':'Provider disconnected'}} | OVERLOADED",
        "{'error':{'code':402,'message':'x'}} | NO_CREDIT",
        "{'error':{'code':502,'message':'x'}} | OVERLOADED",
        "{'error':{}} | OVERLOADED",
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
  void whatTheProviderBehindSaysIsToldToo() {
    String body =
        """
        {"error":{"code":429,"message":"Provider returned error",
          "metadata":{"raw":"{\\"error\\":{\\"message\\":\\"Slow down, please\\"}}"}}}
        """;
    assertThat(failures.refused(429, body))
        .hasMessageContaining("It says: Provider returned error: Slow down, please");
    assertThat(failures.refused(422, "{\"detail\":[{\"msg\":\"Input should be a string\"}]}"))
        .hasMessageContaining("Input should be a string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | Try again in a moment.",
        "0.3 | Try again in a moment.",
        "1   | Try again in 1 second.",
        "34  | Try again in 34 seconds.",
        "34.2 | Try again in 35 seconds.",
        "121 | Try again in 3 minutes.",
        "80000 | Try again in 23 hours.",
      })
  void thePersonIsToldWhenToTryAgain(String seconds, String words) {
    HttpHeaders headers =
        HttpHeaders.of(Map.of("Retry-After", List.of(seconds)), (name, value) -> true);
    ModelException failure = failures.refused(429, headers, "");
    assertThat(failure).hasMessageContaining(words);
    assertThat(failure.retryAfter()).isPresent();
    assertThat(failures.refused(400, headers, "").retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // OpenAI
        "{'error':{'message':'Rate limit reached','type':'requests','code':'rate_limit_exceeded'}}",
        // Perplexity
        "{'error':{'message':'Request rate limit exceeded','type':'request_rate_limit_exceeded','code':429}}",
        // xAI
        "{'code':'Some resource has been exhausted','error':'Too many requests'}",
        // Mistral
        "{'object':'error','message':'Rate limit exceeded','type':'rate_limited','code':'1300'}",
      })
  void whoeverRefusesForTooManyRequestsIsAskedAgainWhenItSays(String body) {
    HttpHeaders headers =
        HttpHeaders.of(Map.of("Retry-After", List.of("7")), (name, value) -> true);
    ModelException failure = failures.refused(429, headers, body.replace('\'', '"'));
    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void aWaitThatIsToldInsideAStreamIsToldOn() {
    ModelException failure =
        failures.inBand(
            "{\"error\":{\"code\":429,\"message\":\"x\",\"details\":[{\"retryDelay\":\"34s\"}]}}");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(34));
    assertThat(failure).hasMessageContaining("Try again in 34 seconds. It says: x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html        | <html>Sign in</html>  | text/html where an event stream was due",
        "''               | Hello                 | something else where an event stream was due",
        "application/json | [{\"candidates\":[]}] | drop the '?alt=sse'",
        "application/json | {\"choices\":[]}      | all at once",
      })
  void whatIsNoEventStreamIsToldApart(String type, String body, String words) {
    ModelException failure =
        failures.notAStream(type, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    assertThat(failure.kind()).isEqualTo(Kind.NONSENSE);
    assertThat(failure).hasMessageContaining("acme answered").hasMessageContaining(words);
    assertThat(failure).hasMessageNotContaining("Sign in");
  }

  @Test
  void aSpoiltAnswerIsTold() {
    assertThat(failures.spoilt("MALFORMED_FUNCTION_CALL").kind()).isEqualTo(Kind.NONSENSE);
    assertThat(failures.spoilt("MALFORMED_FUNCTION_CALL"))
        .hasMessageContaining("acme broke off")
        .hasMessageContaining("(MALFORMED_FUNCTION_CALL)");
  }

  @Test
  void noExceptionIsNamed() {
    ModelException failure = failures.connection(new ConnectException("x"), false);
    assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
    assertThat(failure).hasMessageNotContaining("Exception");
  }
}
