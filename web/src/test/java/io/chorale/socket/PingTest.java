package io.chorale.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingTest {

  @ParameterizedTest
  @ValueSource(strings = {"ping", "{\"type\":\"ping\"}", "{ \"type\" : \"ping\" }"})
  void theWordAndTheMessageArePings(String text) {
    assertThat(Ping.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pong", "PING", "pingping", "{\"type\":\"pong\"}", "\"ping\""})
  void nothingElseIs(String text) {
    assertThat(Ping.is(text)).isFalse();
  }
}
