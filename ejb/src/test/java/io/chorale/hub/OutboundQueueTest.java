package io.chorale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

  private final AtomicInteger ends = new AtomicInteger();
  private final TestOutlet outlet = new TestOutlet();
  private final OutboundQueue queue = queue(outlet);

  private OutboundQueue queue(Outlet to) {
    return new OutboundQueue(
        to, Limits.usual(), Runnable::run, Runnable::run, ends::incrementAndGet);
  }

  private static Frame frame(String text) {
    return new Frame(text);
  }

  private static void fill(OutboundQueue full) {
    IntStream.rangeClosed(0, Limits.FRAMES)
        .forEach(i -> assertThat(full.offer(frame("f" + i))).isTrue());
  }

  @Test
  void sendsInOrder() {
    IntStream.range(0, 100).forEach(i -> queue.offer(frame("f" + i)));
    assertThat(outlet.frames()).hasSize(100).startsWith("f0", "f1").endsWith("f99");
  }

  @Test
  void doesNotRecurseWhenEverySendEndsAtOnce() {
    TestOutlet stuck = TestOutlet.stuck();
    fill(queue(stuck));
    stuck.release();
    assertThat(stuck.frames()).hasSize(Limits.FRAMES + 1);
  }

  @Test
  void joinsWhatWaitsUpToASize() {
    TestOutlet stuck = TestOutlet.stuck(1_000);
    OutboundQueue joining = queue(stuck);
    joining.offer(frame("in flight"));
    IntStream.range(0, 10).forEach(i -> joining.offer(frame("x".repeat(20_000))));
    stuck.release();
    assertThat(stuck.frames()).hasSize(11);
    assertThat(stuck.sends()).isEqualTo(1 + 4);
  }

  @Test
  void takesNoMoreThanItHolds() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue slow = queue(stuck);
    fill(slow);
    assertThat(slow.offer(frame("one too many"))).isFalse();
    assertThat(stuck.closed()).isNull();
    stuck.release();
    assertThat(stuck.frames()).hasSize(Limits.FRAMES + 1).doesNotContain("one too many");
    assertThat(slow.offer(frame("room again"))).isTrue();
  }

  @Test
  void boundsWhatWaitsByItsSizeToo() {
    OutboundQueue slow = queue(TestOutlet.stuck());
    Frame half = frame("x".repeat(Limits.CHARS / 2 + 1));
    assertThat(slow.offer(frame("in flight"))).isTrue();
    assertThat(slow.offer(half)).isTrue();
    assertThat(slow.offer(half)).isFalse();
  }

  @Test
  void letsASingleFrameBeLargerThanTheBound() {
    assertThat(queue.offer(frame("x".repeat(Limits.CHARS + 1)))).isTrue();
    assertThat(outlet.frames()).hasSize(1);
  }

  @Test
  void closesBehindWhatWaits() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue ending = queue(stuck);
    ending.offer(frame("first"));
    ending.offer(frame("last"));
    ending.close(CloseReason.UNKNOWN_JOB);
    assertThat(stuck.closed()).isNull();
    stuck.release();
    assertThat(stuck.frames()).containsExactly("first", "last");
    assertThat(stuck.closed()).isEqualTo(CloseReason.UNKNOWN_JOB);
    assertThat(ending.offer(frame("behind the end"))).isFalse();
    assertThat(ends).hasValue(1);
  }

  @Test
  void closesWhoTakesNotEvenAnswers() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue flooded = queue(stuck);
    fill(flooded);
    flooded.insist(frame("pong"));
    assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_SLOW);
  }

  @Test
  void whatIsToldBehindTheEndChangesNotWhyItEnds() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue ending = queue(stuck);
    ending.offer(frame("first"));
    ending.close(CloseReason.TOO_BIG);
    ending.insist(frame("late"));
    stuck.release();
    assertThat(stuck.frames()).containsExactly("first");
    assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_BIG);
  }

  @Test
  void abortsAlsoASendThatHangs() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue hanging = queue(stuck);
    hanging.offer(frame("hangs"));
    hanging.offer(frame("waits"));
    assertThat(hanging.sendingSinceBefore(System.nanoTime())).isTrue();
    hanging.abort(CloseReason.TOO_SLOW);
    assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_SLOW);
    stuck.release();
    assertThat(stuck.frames()).containsExactly("hangs");
    assertThat(ends).hasValue(1);
  }

  @Test
  void aHeartbeatOvertakesWhatWaitsAndNotWhatIsInFlight() {
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue beating = queue(stuck);
    beating.offer(frame("in flight"));
    beating.beat();
    beating.beat();
    assertThat(stuck.heartbeats()).isZero();
    stuck.release();
    assertThat(stuck.heartbeats()).isEqualTo(1);
  }

  @Test
  void tellsEachWhoAskedOnceThatItIsDrained() {
    AtomicInteger told = new AtomicInteger();
    TestOutlet stuck = TestOutlet.stuck();
    OutboundQueue draining = queue(stuck);
    draining.offer(frame("f"));
    draining.whenDrained(told::incrementAndGet);
    draining.whenDrained(() -> draining.offer(frame("g")));
    assertThat(told).hasValue(0);
    stuck.release();
    assertThat(told).hasValue(1);
    draining.offer(frame("h"));
    assertThat(told).hasValue(1);
    assertThat(stuck.frames()).contains("f", "g", "h");
  }

  @Test
  void tellsOnceThatItHasEnded() {
    queue.gone();
    queue.gone();
    assertThat(ends).hasValue(1);
    assertThat(queue.offer(frame("late"))).isFalse();
  }

  @Test
  void endsWhenASendFails() {
    Outlet broken =
        new Outlet() {
          @Override
          public void send(List<Frame> frames, SendDone done) {
            throw new IllegalStateException("the connection is gone");
          }

          @Override
          public void heartbeat(SendDone done) {}

          @Override
          public void close(CloseReason reason) {}
        };
    queue(broken).offer(frame("f"));
    assertThat(ends).hasValue(1);
  }
}
