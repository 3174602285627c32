package io.chorale.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseReaderTest {

  private static final String STREAM =
      "\uFEFF: a comment\r\n"
          + "event: greeting\r\ndata: good\r\ndata:  morning\r\n\r\n"
          + "id: 7\nretry: 10\ndata: Grüße 👋\n\n"
          + "data\rdata:a:b\r\r"
          + "event: nothing\n\n"
          + "data: [DONE]\n\n";

  private static final List<SseEvent> EVENTS =
      List.of(
          new SseEvent("greeting", "good\n morning"),
          new SseEvent("message", "Grüße 👋"),
          new SseEvent("message", "\na:b"),
          new SseEvent("message", "[DONE]"));

  private static List<SseEvent> read(byte[]... pieces) {
    List<SseEvent> events = new ArrayList<>();
    SseReader reader = new SseReader(events::add);
    for (byte[] piece : pieces) {
      reader.read(ByteBuffer.wrap(piece));
    }
    return events;
  }

  @Test
  void aStreamThatIsSplitAnywhereReadsTheSame() {
    byte[] stream = STREAM.getBytes(UTF_8);
    for (int at = 0; at <= stream.length; at++) {
      byte[] head = Arrays.copyOfRange(stream, 0, at);
      byte[] tail = Arrays.copyOfRange(stream, at, stream.length);
      assertThat(read(head, tail)).as("split at %d", at).isEqualTo(EVENTS);
    }
  }

  @Test
  void aStreamThatComesByteByByteReadsTheSame() {
    byte[] stream = STREAM.getBytes(UTF_8);
    byte[][] bytes = new byte[stream.length][];
    for (int i = 0; i < stream.length; i++) {
      bytes[i] = new byte[] {stream[i]};
    }
    assertThat(read(bytes)).isEqualTo(EVENTS);
  }

  @Test
  void anEventWithoutItsBlankLineIsOneWhenTheStreamEnds() {
    List<SseEvent> events = new ArrayList<>();
    SseReader reader = new SseReader(events::add);
    reader.read(ByteBuffer.wrap("data: [DONE]".getBytes(UTF_8)));
    assertThat(events).isEmpty();
    reader.end();
    assertThat(events).containsExactly(new SseEvent("message", "[DONE]"));
  }

  @Test
  void commentsAloneMakeNoEvent() {
    assertThat(read(": still here\n\n: still here\n\n".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void anEventWithoutEndIsRefused() {
    byte[] piece = new byte[1024 * 1024];
    Arrays.fill(piece, (byte) 'x');
    SseReader reader = new SseReader(event -> {});
    assertThatThrownBy(
            () -> {
              for (int i = 0; i <= 16; i++) {
                reader.read(ByteBuffer.wrap(piece));
              }
            })
        .isInstanceOf(IllegalStateException.class);
  }
}
