package io.chorale.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1ms, 0.001s",
    "20, 1, 20ms, 0.02s",
    "1000, 1, 1s, 1s",
    "1500, 2, 1.5s, 1.5s",
    "60000, 60, 1m0s, 60s",
    "360000, 360, 6m0s, 360s"
  })
  void a_wait_is_written_as_each_provider_writes_it(
      long millis, String seconds, String go, String protobuf) {
    Duration wait = Duration.ofMillis(millis);
    assertThat(Waits.seconds(wait)).isEqualTo(seconds);
    assertThat(Waits.go(wait)).isEqualTo(go);
    assertThat(Waits.protobuf(wait)).isEqualTo(protobuf);
  }

  @Test
  void an_instant_is_rounded_up_to_a_second() {
    Instant now = Instant.parse("2026-01-01T00:00:00.200Z");
    assertThat(Waits.instant(now, Duration.ofMillis(1500))).isEqualTo("2026-01-01T00:00:02Z");
    assertThat(Waits.instant(now, Duration.ofMillis(800))).isEqualTo("2026-01-01T00:00:01Z");
  }
}
