package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The opening handshake of a WebSocket (RFC 6455, section 4), right and wrong. */
@ExtendWith(SharedServer.class)
class HandshakeTest {

  private static final String UPGRADE = "Upgrade: websocket";
  private static final String CONNECTION = "Connection: keep-alive, Upgrade";
  private static final String VERSION = "Sec-WebSocket-Version: 13";

  /** The example of the RFC. */
  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final int ENOUGH = 10_000;

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(426, "Version", List.of(UPGRADE, CONNECTION, KEY)),
        Arguments.of(426, "Version", List.of(UPGRADE, CONNECTION, KEY, VERSION.replace("3", "2"))),
        Arguments.of(400, "Key", List.of(UPGRADE, CONNECTION, VERSION)),
        Arguments.of(400, "Key", List.of(UPGRADE, CONNECTION, VERSION, KEY.replace("d", "!"))),
        Arguments.of(400, "Connection", List.of(UPGRADE, KEY, VERSION)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongOneIsToldWhatIsWrong(
      int status, String words, List<String> headers, ChoraleClient chorale) throws IOException {
    for (String path : List.of("/ws/orchestrate/some-job", "/ws/jobs")) {
      try (RawSocket socket = RawSocket.open(chorale)) {
        String head = socket.get(path, headers.toArray(String[]::new));
        assertThat(head).startsWith("HTTP/1.1 " + status);
        if (status == 426) {
          assertThat(head.toLowerCase(Locale.ROOT)).contains("sec-websocket-version: 13");
        }
        String body = socket.rest(SILENCE, ENOUGH);
        JsonNode problem = ChoraleClient.parse(body.substring(body.indexOf('{')));
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).contains(words);
      }
    }
  }

  @Test
  void aRightOneIsAnsweredAsTheStandardShowsIt(ChoraleClient chorale) throws IOException {
    try (RawSocket socket = RawSocket.open(chorale)) {
      assertThat(socket.get("/ws/jobs", UPGRADE, CONNECTION, VERSION, KEY))
          .startsWith("HTTP/1.1 101")
          .containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
  }
}
