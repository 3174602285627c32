package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of failure, of each protocol, by its code and in the words that a person reads. */
class KindsOfFailureTest {

  @SuppressWarnings("NullAway.Init")
  private static OwnServer own;

  @BeforeAll
  static void start(@TempDir Path data) {
    own =
        new OwnServer(
            data,
            "768m",
            Map.of(
                "CHORALE_PROVIDER_FIRST_TOKEN_TIMEOUT", "1",
                "CHORALE_PROVIDER_TOTAL_TIMEOUT", "4",
                "CHORALE_RETRY_ATTEMPTS", "2",
                "CHORALE_PROVIDERS", "anthropic,google,openai,nowhere",
                "CHORALE_PROVIDER_NOWHERE_PROTOCOL", "openai-chat",
                "CHORALE_PROVIDER_NOWHERE_BASE_URL", "http://127.0.0.1:1/v1"));
  }

  @AfterAll
  static void stop() {
    own.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fault=badkey, bad_key, does not accept the key",
    "fault=nocredit, no_credit, has nothing left to pay with",
    "fault=429;retry=10, rate_limit, is limiting how often it may be asked",
    "fault=429;retry=90000, rate_limit, is limiting how often it may be asked",
    "fault=overloaded;retry=0, overloaded, has trouble of its own",
    "fault=500, overloaded, has trouble of its own",
    "fault=badrequest, bad_request, does not accept the request",
    "fault=toolong, context_too_long, is longer than the model",
    "fault=refused, refused, declined to answer",
    "fault=error@5, overloaded, broke off its answer",
    "fault=html, overloaded, has trouble of its own",
    "fault=html200, nonsense, where an event stream was due",
    "fault=garbage@5, nonsense, sent something that could not be understood",
    "fault=cut@5, cut, broke off in the middle of its answer",
    // A reset may take away what was sent before it.
    "fault=reset@5, cut|network, broke off|connection to",
    "fault=nomark@5, cut, broke off in the middle of its answer",
    "fault=empty, cut, ended without an answer",
    "fault=stall@5, timeout, sent nothing for 2 seconds",
    "fault=slow, timeout, did not begin to answer within 1 second",
    "fault=hang, timeout, did not begin to answer within 1 second",
    "tokens=5000;rate=20, timeout, was not done with its answer after 4 seconds",
    "fault=flood@3, too_large, 'grew beyond 1,000,000 characters'",
    "fault=bigevent@3, too_large, sent an event of more than 1 MB",
  })
  void aPersonIsToldWhatHappened(String how, String code, String words) {
    ChoraleClient chorale = own.client();
    String model = "sim:ttft=5;thoughts=0;" + (how.contains("rate=") ? "" : "rate=500;") + how;
    String[] providers = {"anthropic", "google", "openai"};
    String[] ids = new String[providers.length];
    for (int i = 0; i < providers.length; i++) {
      ids[i] = chorale.start(oneTeam(providers[i], model));
    }
    for (int i = 0; i < providers.length; i++) {
      check(chorale.awaitEnd(ids[i]), code, providers[i], words);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"nowhere, network, cannot be reached"})
  void aProviderThatIsNotThereIsSaidSo(String provider, String code, String words) {
    ChoraleClient chorale = own.client();
    check(chorale.awaitEnd(chorale.start(oneTeam(provider, "any"))), code, provider, words);
  }

  private static void check(JsonNode job, String code, String provider, String words) {
    JsonNode team = team(job);
    assertThat(team.get("error_code").asText()).as(team.get("error").asText()).matches(code);
    assertThat(team.get("error").asText())
        .contains(provider)
        .containsPattern(words)
        .doesNotContain("Exception", "io.chorale", "java.", "key-of-the-tests");
    assertThat(job.get("state").asText()).isEqualTo("failed");
  }
}
