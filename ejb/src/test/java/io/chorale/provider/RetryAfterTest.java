package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final RetryAfter retryAfter = new RetryAfter(Clock.fixed(NOW, ZoneOffset.UTC));

  private Optional<Duration> told(String headers, String body, boolean rateLimited) {
    return retryAfter.of(headers(headers), ProviderError.read(body), rateLimited);
  }

  /** Of {@code name=value; name=value}. */
  private static HttpHeaders headers(String text) {
    Map<String, List<String>> headers =
        Arrays.stream(text.split(";"))
            .map(String::strip)
            .filter(header -> !header.isEmpty())
            .map(header -> header.split("=", 2))
            .collect(Collectors.toMap(header -> header[0], header -> List.of(header[1])));
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After=20                                                         | PT20S",
        "retry-after=0.5                                                        | PT0.5S",
        "retry-after-ms=1500; Retry-After=2                                     | PT1.5S",
        "Retry-After=Sat, 21 Nov 2026 10:01:00 GMT                              | PT1M",
        "Retry-After=-5; x-ratelimit-reset-requests=3s                          | PT3S",
      })
  void headersTellIt(String headers, Duration time) {
    assertThat(told(headers, "", true)).contains(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // One window is used up: it counts, however long the other takes.
        "x-ratelimit-remaining-requests=0; x-ratelimit-reset-requests=1s;"
            + "x-ratelimit-remaining-tokens=99; x-ratelimit-reset-tokens=6m0s           | PT1S",
        // Both are: the later.
        "x-ratelimit-remaining-requests=0; x-ratelimit-reset-requests=1s;"
            + "x-ratelimit-remaining-tokens=0; x-ratelimit-reset-tokens=6m0s            | PT6M",
        // None says that it is: the sooner.
        "x-ratelimit-reset-requests=2m59.56s; x-ratelimit-reset-tokens=7.66s    | PT7.66S",
        "x-ratelimit-reset-requests=0s; x-ratelimit-reset-tokens=20ms           | PT0.02S",
      })
  void theWindowsOfOpenAiAndGroqTellIt(String headers, Duration time) {
    assertThat(told(headers, "", true)).contains(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anthropic-ratelimit-requests-remaining=9;"
            + "anthropic-ratelimit-requests-reset=2026-11-21T10:00:01Z;"
            + "anthropic-ratelimit-input-tokens-remaining=0;"
            + "anthropic-ratelimit-input-tokens-reset=2026-11-21T10:00:42Z              | PT42S",
        "anthropic-ratelimit-tokens-reset=2026-11-21T10:00:05Z                  | PT5S",
      })
  void anthropicsWindowsTellIt(String headers, Duration time) {
    assertThat(told(headers, "", true)).contains(time);
  }

  @Test
  void openRoutersHeaderTellsIt() {
    assertThat(told("X-RateLimit-Reset=1795255230000", "", true)).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "Retry-After=soon",
        "Retry-After=172800",
        "x-ratelimit-reset-requests=0s",
        "x-ratelimit-reset-tokens=2d",
        "X-RateLimit-Reset=-1",
      })
  void whatSaysNothingUsefulIsNone(String headers) {
    assertThat(told(headers, "", true)).isEmpty();
  }

  @Test
  void aWindowSaysNothingOfOtherFailures() {
    assertThat(told("x-ratelimit-reset-tokens=7s", "", false)).isEmpty();
    assertThat(told("Retry-After=7; x-ratelimit-reset-tokens=9s", "", false))
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void googleTellsItInTheBody() {
    String body =
        """
        {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[
          {"@type":"type.googleapis.com/google.rpc.QuotaFailure",
           "violations":[{"quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier"}]},
          {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34s"}]}}
        """;
    assertThat(told("", body, true)).contains(Duration.ofSeconds(34));
    assertThat(told("", "[" + body + "]", true)).contains(Duration.ofSeconds(34));
  }

  @Test
  void googlesDayEndsInCalifornia() {
    String body =
        """
        {"error":{"code":429,"details":[
          {"@type":"x/google.rpc.RetryInfo","retryDelay":"34s"},
          {"@type":"x/google.rpc.QuotaFailure",
           "violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}]}}
        """;
    // It is two in the morning there.
    assertThat(told("", body, true)).contains(Duration.ofHours(22));
  }

  @Test
  void openRouterTellsItInItsMetadata() {
    String body =
        """
        {"error":{"code":429,"message":"Rate limit exceeded: free-models-per-min.",
          "metadata":{"headers":{"X-RateLimit-Limit":"20","X-RateLimit-Remaining":"0",
            "X-RateLimit-Reset":"1795255242000"}}}}
        """;
    assertThat(told("", body, true)).contains(Duration.ofSeconds(42));
  }
}
