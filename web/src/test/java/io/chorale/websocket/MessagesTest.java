package io.chorale.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.hub.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private final Frame a = new Frame("{\"a\":\"ä\"}");
  private final Frame b = new Frame("{}");

  @Test
  void eachHasAFrame() {
    byte[] bytes = Messages.bytes(List.of(a, b), false);
    assertThat(bytes).hasSize(2 + 10 + 2 + 2).startsWith(0x81, 10).endsWith(0x81, 2, '{', '}');
  }

  @Test
  void joinedTheyAreOneArray() {
    byte[] bytes = Messages.bytes(List.of(a, b), true);
    assertThat(bytes).startsWith(0x81, 15);
    assertThat(new String(bytes, 2, bytes.length - 2, UTF_8)).isEqualTo("[{\"a\":\"ä\"},{}]");
  }

  @Test
  void aLongMessageHasALongHead() {
    byte[] bytes = Messages.bytes(List.of(new Frame("x".repeat(126))), false);
    assertThat(bytes).hasSize(4 + 126).startsWith(0x81, 126, 0, 126);
    bytes = Messages.bytes(List.of(new Frame("x".repeat(70_000))), false);
    assertThat(bytes).hasSize(10 + 70_000).startsWith(0x81, 127, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void whatIsNotTextIsBinary() {
    byte[] bytes = Messages.bytes(List.of(Frame.binary(new byte[] {1, 2})), false);
    assertThat(bytes).containsExactly(0x82, 2, 1, 2);
  }

  @Test
  void whatWasWrittenForOneIsNotWrittenAgain() {
    byte[] first = Messages.bytes(List.of(a, b), true);
    assertThat(Messages.bytes(List.of(a, b), true)).isSameAs(first);
    assertThat(Messages.bytes(List.of(a, b), false)).isNotEqualTo(first);
    assertThat(Messages.bytes(List.of(a), true)).isNotEqualTo(first);
    assertThat(Messages.bytes(List.of(a, new Frame("[]")), true)).isNotEqualTo(first);
  }
}
