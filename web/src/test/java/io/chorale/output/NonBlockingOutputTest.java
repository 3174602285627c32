package io.chorale.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NonBlockingOutputTest {

  private final SlowStream stream = new SlowStream();
  private final NonBlockingOutput output = new NonBlockingOutput();
  private final List<String> done = new ArrayList<>();
  private final AtomicInteger ends = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();

  private void open() {
    output.onWritePossible();
    output.open(stream, ends::incrementAndGet, losses::incrementAndGet);
  }

  private void send(String text) {
    output.send(
        bytes(text),
        failure -> done.add(failure == null ? "sent" : String.valueOf(failure.getMessage())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsTakenIsReported() {
    open();
    send("ü");
    assertThat(stream.taken()).isEqualTo("ü");
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
    output.onWritePossible();
    assertThat(done).isEmpty();
    stream.drain();
    output.onWritePossible();
    assertThat(done).containsExactly("sent");
    send("b");
    assertThat(stream.taken()).isEqualTo("ab");
  }

  @Test
  void aContainerThatCallsBackInTheMidstOfACallMakesNoRecursion() {
    open();
    stream.onReady(output::onWritePossible);
    for (int i = 0; i < 10_000; i++) {
      send("x");
    }
    assertThat(stream.taken()).hasSize(10_000);
    assertThat(done).hasSize(10_000);
  }

  @Test
  void endsOnceWithItsLastBytes() {
    open();
    send("a");
    output.endNow(bytes("bye"));
    output.endNow(bytes("again"));
    output.endBehind(bytes("at last"));
    assertThat(stream.taken()).isEqualTo("abye");
    assertThat(ends).hasValue(1);
    assertThat(losses).hasValue(0);
  }

  @Test
  void whoTakesNothingHasTimeForTheLastBytes() {
    open();
    stream.fullBehind(1);
    send("a");
    output.endBehind(bytes("bye"));
    assertThat(stream.taken()).isEqualTo("a");
    assertThat(ends).hasValue(0);
    stream.drain();
    output.onWritePossible();
    assertThat(stream.taken()).isEqualTo("abye");
    assertThat(done).containsExactly("sent");
    assertThat(ends).hasValue(1);
  }

  @Test
  void whoTakesNothingForTooLongIsCutOff() {
    open();
    stream.fullBehind(1);
    send("a");
    output.endBehind(bytes("bye"));
    output.endNow(bytes("now"));
    assertThat(stream.taken()).isEqualTo("a");
    assertThat(ends).hasValue(1);
  }

  @Test
  void theLatestGoesBetween() {
    open();
    stream.fullBehind(1);
    send("a");
    output.sendBetween(bytes("p1"));
    output.sendBetween(bytes("p2"));
    stream.drain();
    output.onWritePossible();
    send("b");
    assertThat(stream.taken()).isEqualTo("ap2b");
    assertThat(done).containsExactly("sent", "sent");
  }

  @Test
  void aConnectionThatBreaksBetweenIsLost() {
    open();
    stream.breakWith(new IOException("reset"));
    output.sendBetween(bytes("p"));
    assertThat(losses).hasValue(1);
    assertThat(ends).hasValue(1);
  }

  @Test
  void whoTakesNothingIsClosedWithoutAWait() {
    open();
    stream.fullBehind(1);
    send("a");
    output.endNow(bytes("bye"));
    assertThat(stream.taken()).isEqualTo("a");
    assertThat(ends).hasValue(1);
    stream.drain();
    output.onWritePossible();
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
    output.onError(new IOException("reset"));
    output.onError(new IOException("again"));
    assertThat(losses).hasValue(1);
    assertThat(ends).hasValue(1);
    assertThat(done).isEmpty();
  }

  @Test
  void nothingIsWrittenOrEndedBeforeTheContainerIsReadyForIt() {
    output.open(stream, ends::incrementAndGet, losses::incrementAndGet);
    send("a");
    output.endNow(bytes("bye"));
    assertThat(stream.taken()).isEmpty();
    assertThat(ends).hasValue(0);
    output.onWritePossible();
    assertThat(stream.taken()).isEqualTo("bye");
    assertThat(ends).hasValue(1);
  }

  @Test
  void aResponseThatTheContainerEndedIsNotEndedAgain() {
    open();
    output.ended();
    assertThat(losses).hasValue(1);
    assertThat(ends).hasValue(0);
  }
}
