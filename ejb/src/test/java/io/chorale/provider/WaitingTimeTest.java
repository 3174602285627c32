package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "34                            | PT34S",
        "0                             | PT0S",
        "1.5                           | PT1.5S",
        " 2                            | PT2S",
        "1s                            | PT1S",
        "6m0s                          | PT6M",
        "20ms                          | PT0.02S",
        "34.074824224s                 | PT34.074824224S",
        "2m59.56s                      | PT2M59.56S",
        "1h2m3s                        | PT1H2M3S",
        "1d                            | PT24H",
        "500us                         | PT0.0005S",
        "1795255230                    | PT30S",
        "1795255230000                 | PT30S",
        "2026-11-21T10:00:30Z          | PT30S",
        "2026-11-21T11:00:30+01:00     | PT30S",
        "Sat, 21 Nov 2026 10:00:30 GMT | PT30S",
      })
  void isReadHoweverItIsWritten(String text, Duration time) {
    assertThat(WaitingTime.of(text, NOW)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "86401",
        "25h",
        "99999999999999999999",
        "soon",
        "1 hour",
        "6m0",
        "1e3",
        "NaN",
        "1795255170",
        "2026-11-21T09:59:59Z",
        "2026-11-23T10:00:00Z",
        "2026-13-41T10:00:00Z",
        "Sat, 21 Nov 2026 09:59:59 GMT",
        "999999999d",
      })
  void nonsenseThePastAndWhatNobodyWaitsForAreNone(String text) {
    assertThat(WaitingTime.of(text, NOW)).isEmpty();
  }

  @Test
  void millisecondsMayBeSaidOutright() {
    assertThat(WaitingTime.ofMillis("1500")).contains(Duration.ofMillis(1_500));
    assertThat(WaitingTime.ofMillis("0.5")).contains(Duration.ofNanos(500_000));
    assertThat(WaitingTime.ofMillis("-1")).isEmpty();
    assertThat(WaitingTime.ofMillis("x")).isEmpty();
  }
}
