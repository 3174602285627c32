package io.chorale.sse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamOutletTest {

  private final SlowStream stream = new SlowStream();
  private final StreamOutlet outlet = new StreamOutlet(reason -> "bye " + reason.word());
  private final List<String> done = new ArrayList<>();
  private final AtomicInteger ends = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();

  private void open() {
    outlet.onWritePossible();
    outlet.open(stream, ends::incrementAndGet, losses::incrementAndGet);
  }

  private void send(String... texts) {
    outlet.send(
        List.of(texts).stream().map(Frame::new).toList(),
        failure -> done.add(failure == null ? "sent" : String.valueOf(failure.getMessage())));
  }

  @Test
  void framesAreJoinedAndReportedWhenTheyAreTaken() {
    open();
    send("a", "b", "ü");
    assertThat(stream.taken()).isEqualTo("abü");
    assertThat(done).containsExactly("sent");
  }

  @Test
  void whatIsSentBeforeTheStreamIsOpenWaits() {
    send("a");
    assertThat(done).isEmpty();
    open();
    assertThat(stream.taken()).isEqualTo("a");
    assertThat(done).containsExactly("sent");
  }

  @Test
  void nothingIsReportedBeforeTheOtherEndTakesIt() {
    open();
    stream.fullBehind(1);
    send("a");
    assertThat(stream.taken()).isEqualTo("a");
    assertThat(done).isEmpty();
    outlet.onWritePossible();
    assertThat(done).isEmpty();
    stream.drain();
    outlet.onWritePossible();
    assertThat(done).containsExactly("sent");
    send("b");
    assertThat(stream.taken()).isEqualTo("ab");
  }

  @Test
  void aContainerThatCallsBackInTheMidstOfACallMakesNoRecursion() {
    open();
    stream.onReady(outlet::onWritePossible);
    for (int i = 0; i < 10_000; i++) {
      send("x");
    }
    assertThat(stream.taken()).hasSize(10_000);
    assertThat(done).hasSize(10_000);
  }

  @Test
  void whoeverIsClosedIsToldWhyAndTheResponseEndsOnce() {
    open();
    send("a");
    outlet.close(CloseReason.GOING_AWAY);
    outlet.close(CloseReason.BROKEN);
    assertThat(stream.taken()).isEqualTo("abye going_away");
    assertThat(ends).hasValue(1);
    assertThat(losses).hasValue(0);
  }

  @Test
  void theEndOfAJobNeedsNoWords() {
    open();
    send("a");
    outlet.close(CloseReason.OVER);
    assertThat(stream.taken()).isEqualTo("a");
    assertThat(ends).hasValue(1);
  }

  @Test
  void whoTakesNothingIsClosedWithoutAWait() {
    open();
    stream.fullBehind(1);
    send("a");
    outlet.close(CloseReason.TOO_SLOW);
    assertThat(stream.taken()).isEqualTo("a");
    assertThat(ends).hasValue(1);
    stream.drain();
    outlet.onWritePossible();
    send("b");
    assertThat(stream.taken()).isEqualTo("a");
  }

  @Test
  void aFailedWriteIsReportedAndEndsTheResponse() {
    open();
    stream.breakWith(new IOException("reset"));
    send("a");
    assertThat(done).containsExactly("reset");
    assertThat(ends).hasValue(1);
    assertThat(losses).hasValue(0);
  }

  @Test
  void aConnectionThatBreaksWhileNothingIsSentIsLost() {
    open();
    outlet.onError(new IOException("reset"));
    outlet.onError(new IOException("again"));
    assertThat(losses).hasValue(1);
    assertThat(ends).hasValue(1);
    assertThat(done).isEmpty();
  }

  @Test
  void nothingIsWrittenOrEndedBeforeTheContainerIsReadyForIt() {
    outlet.open(stream, ends::incrementAndGet, losses::incrementAndGet);
    send("a");
    outlet.close(CloseReason.TOO_SLOW);
    assertThat(stream.taken()).isEmpty();
    assertThat(ends).hasValue(0);
    outlet.onWritePossible();
    assertThat(stream.taken()).isEqualTo("bye too_slow");
    assertThat(ends).hasValue(1);
  }

  @Test
  void aResponseThatTheContainerEndedIsNotEndedAgain() {
    open();
    outlet.ended();
    assertThat(losses).hasValue(1);
    assertThat(ends).hasValue(0);
  }

  @Test
  void aHeartbeatIsAComment() {
    open();
    outlet.heartbeat(failure -> done.add("beat"));
    assertThat(stream.taken()).isEqualTo(":\n\n");
    assertThat(done).containsExactly("beat");
  }
}
