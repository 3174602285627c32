package io.chorale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

  private final TestOutlet outlet = new TestOutlet();
  private final OutboundQueue queue = new OutboundQueue(outlet, Runnable::run);

  @Test
  void sendsInOrder() {
    IntStream.range(0, 100).forEach(i -> queue.offer("f" + i));
    assertThat(outlet.frames()).hasSize(100).startsWith("f0", "f1").endsWith("f99");
  }

  @Test
  void doesNotRecurseWhenEverySendEndsAtOnce() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue full = new OutboundQueue(stuck, Runnable::run);
    IntStream.range(0, OutboundQueue.MAX_FRAMES).forEach(i -> full.offer("f" + i));
    stuck.release();
    assertThat(stuck.frames()).hasSize(OutboundQueue.MAX_FRAMES);
  }

  @Test
  void closesAWatcherThatDoesNotKeepUp() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue slow = new OutboundQueue(stuck, Runnable::run);
    IntStream.rangeClosed(0, OutboundQueue.MAX_FRAMES).forEach(i -> slow.offer("f" + i));
    assertThat(slow.offer("one too many")).isFalse();
    assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_SLOW);
  }

  @Test
  void boundsWhatWaitsByItsSizeToo() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue slow = new OutboundQueue(stuck, Runnable::run);
    String half = "x".repeat((int) OutboundQueue.MAX_CHARS / 2 + 1);
    assertThat(slow.offer("in flight")).isTrue();
    assertThat(slow.offer(half)).isTrue();
    assertThat(slow.offer(half)).isFalse();
    assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_SLOW);
  }

  @Test
  void letsASingleFrameBeLargerThanTheBound() {
    assertThat(queue.offer("x".repeat((int) OutboundQueue.MAX_CHARS + 1))).isTrue();
    assertThat(outlet.closed()).isNull();
  }

  @Test
  void closesBehindWhatWaits() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue ending = new OutboundQueue(stuck, Runnable::run);
    ending.offer("first");
    ending.offer("last");
    ending.close(CloseReason.UNKNOWN_JOB);
    assertThat(stuck.closed()).isNull();
    stuck.release();
    assertThat(stuck.frames()).containsExactly("first", "last");
    assertThat(stuck.closed()).isEqualTo(CloseReason.UNKNOWN_JOB);
    assertThat(ending.offer("behind the end")).isFalse();
  }

  @Test
  void tellsOnceThatItIsDrained() {
    AtomicInteger told = new AtomicInteger();
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue draining = new OutboundQueue(stuck, Runnable::run);
    draining.offer("f");
    draining.whenDrained(told::incrementAndGet);
    assertThat(told).hasValue(0);
    stuck.release();
    draining.offer("g");
    assertThat(told).hasValue(1);
  }

  @Test
  void tellsThatItHasEndedAlsoWhoAsksLate() {
    AtomicInteger told = new AtomicInteger();
    queue.whenEnded(told::incrementAndGet);
    queue.gone();
    queue.gone();
    queue.whenEnded(told::incrementAndGet);
    assertThat(told).hasValue(2);
  }

  @Test
  void endsWhenASendFails() {
    AtomicInteger told = new AtomicInteger();
    Outlet broken =
        new Outlet() {
          @Override
          public void send(String frame, SendDone done) {
            throw new IllegalStateException("the connection is gone");
          }

          @Override
          public void close(CloseReason reason) {}
        };
    OutboundQueue ending = new OutboundQueue(broken, Runnable::run);
    ending.whenEnded(told::incrementAndGet);
    ending.offer("f");
    assertThat(told).hasValue(1);
  }
}
