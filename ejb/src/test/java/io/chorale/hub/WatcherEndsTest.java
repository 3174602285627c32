package io.chorale.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is let in, and how a watcher's connection is kept and ends. */
class WatcherEndsTest extends HubStage {

  @Test
  void whoTakesNothingForTooLongIsClosed() {
    hub = hub(Limits.sendsMayTake(Duration.ofMillis(50)));
    TestOutlet stuck = watch(0, TestOutlet.stuck());
    TestOutlet healthy = watch(0);
    happen(1, 10);
    await().untilAsserted(() -> assertThat(stuck.closed()).isEqualTo(CloseReason.TOO_SLOW));
    await().until(() -> connected() == 1);
    happen(11, 11);
    await().untilAsserted(() -> assertThat(healthy.frames()).isEqualTo(seqs(1, 11)));
    assertThat(healthy.closed()).isNull();
  }

  @Test
  void whoAnswersNoHeartbeatIsClosedAndWhoCannotAnswerIsOnlyTried() {
    hub = hub(Limits.heartbeatEvery(Duration.ofMillis(100)));
    TestOutlet silent = watch(0, TestOutlet.silent());
    TestOutlet answering = TestOutlet.silent();
    Watcher lively = hub.connect(SOMEBODY, answering);
    TestOutlet mute = watch(0);
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              lively.heard();
              return mute.heartbeats() >= 5;
            });
    assertThat(silent.closed()).isEqualTo(CloseReason.SILENT);
    assertThat(mute.closed()).isNull();
    assertThat(answering.closed()).isNull();
    assertThat(answering.heartbeats()).isPositive();
  }

  @Test
  void aTransportThatKeepsTheTimeIsTriedWhenItSaysSoAndLeftAloneElse() {
    hub = hub(Limits.heartbeatEvery(Duration.ofMillis(20)));
    TestOutlet own = TestOutlet.keepingTime();
    Watcher watcher = hub.connect(SOMEBODY, own);
    TestOutlet usual = watch(0);
    await().until(() -> usual.heartbeats() >= 10);
    assertThat(own.heartbeats()).isZero();
    assertThat(own.closed()).isNull();
    watcher.beat();
    await().until(() -> own.heartbeats() == 1);
  }

  @Test
  void noMoreThanMayAreLetIn() {
    hub = hub(Limits.most(3, 2, 1));
    Watcher anna = hub.connect(ANNA, new TestOutlet());
    assertThatThrownBy(() -> hub.connect(ANNA, new TestOutlet()))
        .isInstanceOf(TooManyWatchersException.class)
        .hasMessageContaining("You have 1 connections");
    anna.follow(job, 0, SeqFormat.ONLY);
    watch(0);
    Watcher third = hub.connect(SOMEBODY, new TestOutlet());
    assertThatThrownBy(() -> third.follow(job, 0, SeqFormat.ONLY))
        .isInstanceOf(TooManyWatchersException.class)
        .hasMessageContaining("2 watch this job");
    assertThatThrownBy(() -> hub.connect(SOMEBODY, new TestOutlet()))
        .isInstanceOf(TooManyWatchersException.class)
        .hasMessageContaining("3 watchers");
    third.gone();
    anna.gone();
    anna.gone();
    assertThat(connected()).isEqualTo(1);
    hub.connect(ANNA, new TestOutlet()).follow(job, 0, SeqFormat.ONLY);
  }

  @Test
  void aFaceThatEndsWithItsJobIsClosedBehindTheLastEvent() {
    SeqFormat ending = SeqFormat.endingWithTheJob();
    TestOutlet live = new TestOutlet();
    hub.connect(SOMEBODY, live).follow(job, 0, ending);
    TestOutlet staying = watch(0);
    happen(1, 3);
    await().untilAsserted(() -> assertThat(live.frames()).isEqualTo(seqs(1, 3)));
    happenLast(4);
    TestOutlet late = new TestOutlet();
    hub.connect(SOMEBODY, late).follow(job, 1, ending);
    await().untilAsserted(() -> assertThat(live.closed()).isEqualTo(CloseReason.OVER));
    await().untilAsserted(() -> assertThat(late.closed()).isEqualTo(CloseReason.OVER));
    assertThat(live.frames()).isEqualTo(seqs(1, 4));
    assertThat(late.frames()).isEqualTo(seqs(2, 4));
    await().untilAsserted(() -> assertThat(staying.frames()).isEqualTo(seqs(1, 4)));
    assertThat(staying.closed()).isNull();
    assertThat(connected()).isEqualTo(1);
  }

  @Test
  void allAreClosedWhenItEnds() {
    TestOutlet one = watch(0);
    hub.closeAll(CloseReason.GOING_AWAY);
    await().untilAsserted(() -> assertThat(one.closed()).isEqualTo(CloseReason.GOING_AWAY));
    await().until(() -> connected() == 0);
  }
}
