package io.chorale.sse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "Text/Event-Stream",
        "text/event-stream;charset=utf-8",
        "text/event-stream, */*",
        "*/*, text/event-stream",
        "text/*",
        "text/*, */*;q=0.8",
        "application/json;q=0.5, text/event-stream",
        "application/json ; q=0.5 , text/event-stream ; q=0.6",
        "application/json;q=0, */*",
        "text/html, application/xhtml+xml, text/event-stream;q=0.1",
      })
  void aStreamIsWanted(String header) {
    assertThat(Accept.prefersEventStream(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "application/*",
        "application/json, text/event-stream",
        "text/event-stream, application/json",
        "application/json, text/*",
        "text/event-stream;q=0.5, */*;q=0.9",
        "text/event-stream;q=0",
        "text/event-stream;q=0, */*",
        "text/event-stream;q=0.000, text/*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
        "text/event-streams",
        ",;q=1,",
      })
  void jsonIsAnswered(String header) {
    assertThat(Accept.prefersEventStream(header)).isFalse();
  }
}
