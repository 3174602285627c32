package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.ModelException;
import io.chorale.provider.ScriptedServer.Then;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider may repeat the key that it was given; nothing that is shown or logged may. */
class KeySecrecyTest {

  private static final String KEY = "my+own/S3cret.key==";
  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);
  private static final int[] STATUSES = {
    200, 301, 400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 498, 499, 500, 503, 504, 529
  };

  private final ProviderSettings settings =
      Wires.settings(
          Protocol.OPENAI_CHAT, URI.create("https://acme.test"), Duration.ofSeconds(9), KEY);
  private final ProviderFailures failures = new ProviderFailures(settings);

  private static String everythingOf(Throwable failure) {
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all, true));
    return all + failure.getMessage() + failure;
  }

  private static List<String> bodies(String words) {
    return List.of(
        "{\"error\":{\"message\":\"" + words + "\"}}",
        "{\"error\":\"" + words + "\"}",
        "{\"message\":\"" + words + "\"}",
        "{\"detail\":[{\"msg\":\"" + words + "\"}]}",
        "{\"error\":{\"message\":\"x\",\"metadata\":{\"raw\":\"{\\\"error\\\":\\\""
            + words
            + "\\\"}\"}}}",
        "<html>" + words + "</html>",
        words);
  }

  @Test
  void noFailureRepeatsIt() {
    List<ModelException> all = new ArrayList<>();
    for (String body : bodies("You sent " + KEY + " as your key.")) {
      for (int status : STATUSES) {
        all.add(failures.refused(status, body));
      }
      all.add(failures.inBand(body));
      all.add(failures.notAStream("text/" + KEY, NO_HEADERS, body));
      all.add(failures.declined(body));
      all.add(failures.spoilt(body));
    }
    assertThat(all).allSatisfy(failure -> assertThat(everythingOf(failure)).doesNotContain(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer another-SECRET-0123",
        "bearer another-SECRET-0123 is wrong",
        "GET /v1/models?key=another-SECRET-0123&alt=sse",
        "x-api-key: another-SECRET-0123",
        "api_key='another-SECRET-0123'",
        "api key: another-SECRET-0123",
        "access_token=another-SECRET-0123",
        "Incorrect API key provided: sk-ant-SECRET-0123",
        "Incorrect API key provided: xai-SECRET0123",
        "pplx-SECRET0123 is no key",
        "AIzaSECRET0123",
        "Incorrect API key provided: SECR***0123.",
      })
  void keysOfOthersAreNotShownEither(String words) {
    String message =
        failures.refused(401, "{\"error\":{\"message\":\"" + words + "\"}}").getMessage();
    assertThat(message).contains("…").doesNotContain("SECR").doesNotContain("0123");
  }

  @Test
  void plainWordsAboutKeysStay() {
    String body = "{\"error\":{\"message\":\"The API key is missing: set the header x-api-key.\"}}";
    assertThat(failures.refused(401, body))
        .hasMessageContaining("The API key is missing: set the header x-api-key.");
  }

  @Test
  void settingsDoNotShowIt() {
    assertThat(
            settings.toString() + settings.key() + new Asked(settings, Wires.ask("m"), true, 1, 2))
        .doesNotContain(KEY);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void norDoesAnythingThatAStreamEndsWith(Protocol protocol) throws IOException {
    String page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + KEY;
    String refusal = "HTTP/1.1 401 No\r\nContent-Type: text/plain\r\n\r\n" + KEY;
    for (String answer :
        List.of(
            page,
            refusal,
            ScriptedServer.STREAM + "data: " + KEY + "\n\n",
            ScriptedServer.STREAM + "data: {\"error\":{\"message\":\"" + KEY + "\"}}\n\n",
            ScriptedServer.STREAM + "data: " + KEY,
            KEY,
            "")) {
      assertThat(everythingOf(failure(protocol, answer))).doesNotContain(KEY);
    }
  }

  private static ModelException failure(Protocol protocol, String answer) throws IOException {
    try (Wires wires = new Wires();
        ScriptedServer server = new ScriptedServer(answer, Then.CLOSE)) {
      Recording recording = new Recording();
      wires.model(Wires.settings(protocol, server.baseUrl(), Duration.ofSeconds(9), KEY)).stream(
          Wires.ask("m"), recording);
      return recording.awaitFailure();
    }
  }
}
