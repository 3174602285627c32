package io.chorale.sse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.output.SlowStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamOutletTest {

  private final SlowStream stream = new SlowStream();
  private final StreamOutlet outlet = new StreamOutlet(reason -> "bye " + reason.word());
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void open() {
    outlet.output().onWritePossible();
    outlet.output().open(stream, () -> {}, () -> {});
  }

  private void send(String... texts) {
    outlet.send(List.of(texts).stream().map(Frame::new).toList(), failure -> done.add("sent"));
  }

  @Test
  void framesAreJoined() {
    send("a", "b", "ü");
    assertThat(stream.taken()).isEqualTo("abü");
    assertThat(done).containsExactly("sent");
  }

  @Test
  void whoeverIsClosedIsToldWhy() {
    send("a");
    outlet.close(CloseReason.GOING_AWAY);
    assertThat(stream.taken()).isEqualTo("abye going_away");
  }

  @Test
  void theEndOfAJobNeedsNoWords() {
    send("a");
    outlet.close(CloseReason.OVER);
    assertThat(stream.taken()).isEqualTo("a");
  }

  @Test
  void aHeartbeatIsAComment() {
    outlet.heartbeat(failure -> done.add("beat"));
    assertThat(stream.taken()).isEqualTo(":\n\n");
    assertThat(done).containsExactly("beat");
  }
}
