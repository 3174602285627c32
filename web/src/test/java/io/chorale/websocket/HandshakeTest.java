package io.chorale.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeTest {

  @Test
  void theAnswerIsThatOfTheRfc() {
    assertThat(Handshake.answer("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void aPathHasNames() {
    PathTemplate template = new PathTemplate("/ws/{kind}/x.y/{id}");
    assertThat(template.match("/ws/job/x.y/ä b"))
        .isEqualTo(Optional.of(Map.of("kind", "job", "id", "ä b")));
    assertThat(template.match("/ws/job/x.y/")).isEmpty();
    assertThat(template.match("/ws/job/xzy/1")).isEmpty();
    assertThat(template.match("/ws/job/x.y/1/2")).isEmpty();
    assertThat(new PathTemplate("/ws/jobs").match("/ws/jobs")).isEqualTo(Optional.of(Map.of()));
  }
}
