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

  private static final int MOST = 1024;

  private static final List<SseEvent> EVENTS =
      List.of(
          new SseEvent("greeting", "good\n morning"),
          new SseEvent("message", "Grüße 👋"),
          new SseEvent("message", "\na:b"),
          new SseEvent("message", "[DONE]"));

  private static List<SseEvent> read(byte[]... pieces) {
    List<SseEvent> events = new ArrayList<>();
    SseReader reader = new SseReader(MOST, events::add);
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
    SseReader reader = new SseReader(MOST, events::add);
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
  void anEventMayBeAsLargeAsItMay() {
    assertThat(read(bytes("data: " + "x".repeat(MOST) + "\n\n")))
        .containsExactly(new SseEvent("message", "x".repeat(MOST)));
    assertThat(read(bytes("data: " + "x".repeat(MOST) + "\n\ndata: y\n\n"))).hasSize(2);
  }

  @Test
  void anEventThatIsLargerIsRefusedAtOnce() {
    assertThatThrownBy(() -> read(bytes("data: " + "x".repeat(MOST + 1))))
        .isInstanceOf(TooLargeEvent.class);
    assertThatThrownBy(() -> read(bytes("data: " + "x".repeat(MOST) + "\ndata: y")))
        .isInstanceOf(TooLargeEvent.class);
    assertThatThrownBy(() -> read(bytes("event: " + "x".repeat(MOST + 1))))
        .isInstanceOf(TooLargeEvent.class);
  }

  @Test
  void whatIsPassedOverMayBeOfAnyLength() {
    String endless = "x".repeat(10 * MOST);
    assertThat(read(bytes(": " + endless + "\n" + endless + "\nid: " + endless + "\ndata: y\n\n")))
        .containsExactly(new SseEvent("message", "y"));
  }

  @Test
  void aNulIsACharacterLikeOthers() {
    assertThat(read(bytes("\0\ndata: a\0b\n\0data: c\nid: \0\n\n")))
        .containsExactly(new SseEvent("message", "a\0b"));
  }

  @Test
  void onlyTheFirstByteOrderMarkIsDropped() {
    assertThat(read(bytes("\uFEFFdata: \uFEFFa\n\n\uFEFFdata: b\n\n")))
        .containsExactly(new SseEvent("message", "\uFEFFa"));
  }

  @Test
  void aFieldIsItsWholeName() {
    assertThat(read(bytes("datas: a\ndat: b\nDATA: c\n data: d\neventually: e\ndata: f\n\n")))
        .containsExactly(new SseEvent("message", "f"));
  }

  @Test
  void bytesThatAreNoCharacterAreReplaced() {
    assertThat(read(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n', '\n'}))
        .containsExactly(new SseEvent("message", "\uFFFD"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
