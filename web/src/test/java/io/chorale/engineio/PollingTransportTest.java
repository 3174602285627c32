package io.chorale.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollingTransportTest {

  private final List<Runnable> drained = new ArrayList<>();
  private final List<@Nullable Throwable> done = new ArrayList<>();
  private final PollingTransport polling = new PollingTransport(drained::add);

  private void send(String text) {
    polling.send(List.of(new Frame(text)), done::add);
  }

  private TestPoll poll() {
    TestPoll poll = new TestPoll();
    assertThat(polling.take(poll)).isTrue();
    return poll;
  }

  private void drain() {
    List<Runnable> tasks = List.copyOf(drained);
    drained.clear();
    tasks.forEach(Runnable::run);
  }

  @Test
  void anAnswerWaitsUntilAllThatWaitsIsHere() {
    TestPoll poll = poll();
    send("4a");
    send("4b");
    assertThat(poll.answered()).isNull();
    assertThat(drained).hasSize(1);
    drain();
    assertThat(poll.answered()).isEqualTo("4a\u001e4b");
  }

  @Test
  void whoNeverPollsIsSentNoMoreThanOneAnswer() {
    String large = "4" + "x".repeat(PollingTransport.ROOM);
    send("4a");
    send(large);
    assertThat(done).hasSize(1);
    TestPoll poll = poll();
    assertThat(poll.answered()).isEqualTo("4a\u001e" + large);
    assertThat(done).hasSize(2);
  }

  @Test
  void aPollThatHasNothingToTakeIsEndedByANoop() {
    TestPoll poll = poll();
    polling.endPoll();
    assertThat(poll.answered()).isEqualTo("6");
    assertThat(polling.isPolled()).isFalse();
  }

  @Test
  void aPollThatIsAboutToTakeSomethingIsNotEnded() {
    TestPoll poll = poll();
    send("4a");
    polling.endPoll();
    assertThat(poll.answered()).isNull();
    drain();
    assertThat(poll.answered()).isEqualTo("4a");
  }

  @Test
  void theEndAnswersWhoeverWaits() {
    TestPoll poll = poll();
    polling.close(CloseReason.GOING_AWAY, PacketType.CLOSE);
    assertThat(poll.answered()).isEqualTo("1");
    send("4a");
    assertThat(done).hasSize(1);
  }

  @Test
  void whatIsHeldBackGoesOnByTheNextTransport() {
    send("4" + "x".repeat(PollingTransport.ROOM));
    TestSocket socket = new TestSocket();
    polling.handOver(new WebSocketTransport(socket));
    assertThat(done).hasSize(1);
    send("4b");
    assertThat(socket.messages()).hasSize(2).endsWith("4b");
  }
}
