package io.chorale.engineio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.hub.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineSessionTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<String> heard = new ArrayList<>();
  private Kit kit = new Kit();

  @AfterEach
  void end() {
    kit.close();
  }

  private void withPings(Duration interval, Duration timeout) {
    kit.close();
    kit = new Kit(interval, timeout);
  }

  /** Sends back what comes. */
  private EngineListener echo(EngineSession session) {
    return new EngineListener() {
      @Override
      public void text(String message) {
        session.watcher().tell(Messages.text(message));
      }

      @Override
      public void binary(byte[] message) {
        session.watcher().tell(Messages.binary(message));
      }

      @Override
      public synchronized void closed() {
        heard.add("closed");
      }
    };
  }

  private EngineSession opened() {
    EngineSession session = kit.polling(this::echo);
    assertThat(answer(poll(session)))
        .startsWith("0{\"sid\":\"session-1\",\"upgrades\":[\"websocket\"],\"pingInterval\":");
    return session;
  }

  private static TestPoll poll(EngineSession session) {
    TestPoll poll = new TestPoll();
    session.poll(poll);
    return poll;
  }

  private static String answer(TestPoll poll) {
    return await().until(poll::answered, answered -> answered != null);
  }

  private static void post(EngineSession session, String payload) {
    List<Boolean> taken = new ArrayList<>();
    assertThat(session.inbox().beginPost()).isTrue();
    session
        .inbox()
        .posted(
            payload,
            understood -> {
              synchronized (taken) {
                taken.add(understood);
              }
            });
    await()
        .until(
            () -> {
              synchronized (taken) {
                return !taken.isEmpty();
              }
            });
  }

  private EngineSocket probe(EngineSession session, TestSocket socket) {
    EngineSocket probe =
        new EngineSocket(session, new WebSocketTransport(socket), 1_000_000, false);
    assertThat(session.probe(probe)).isTrue();
    return probe;
  }

  @Test
  void onePollTakesAllThatWaits() {
    EngineSession session = opened();
    post(session, "4test1\u001e4test2\u001ebAQIDBA==");
    assertThat(answer(poll(session))).isEqualTo("4test1\u001e4test2\u001ebAQIDBA==");
  }

  @Test
  void aPollWaitsForWhatComes() {
    EngineSession session = opened();
    TestPoll poll = poll(session);
    assertThat(poll.answered()).isNull();
    post(session, "4hello");
    assertThat(answer(poll)).isEqualTo("4hello");
  }

  @Test
  void twoPollsAtOnceEndTheSession() {
    EngineSession session = opened();
    TestPoll first = poll(session);
    assertThat(answer(poll(session))).isEqualTo("BAD_REQUEST");
    assertThat(answer(first)).isEqualTo("1");
    assertThat(answer(poll(session))).isEqualTo("SESSION_UNKNOWN");
    await().until(() -> heard.contains("closed"));
    assertThat(kit.hasForgotten(session)).isTrue();
  }

  @Test
  void twoPostsAtOnceEndTheSession() {
    EngineSession session = opened();
    assertThat(session.inbox().beginPost()).isTrue();
    assertThat(session.inbox().beginPost()).isFalse();
    assertThat(session.isOpen()).isFalse();
  }

  @Test
  void whatIsNoPacketEndsTheSession() {
    EngineSession session = opened();
    post(session, "4a\u001eabc");
    assertThat(answer(poll(session))).isEqualTo("SESSION_UNKNOWN");
  }

  @Test
  void whoSaysGoodbyeHasItsPollEnded() {
    EngineSession session = opened();
    TestPoll poll = poll(session);
    post(session, "1");
    assertThat(answer(poll)).isEqualTo("6");
    assertThat(answer(poll(session))).isEqualTo("SESSION_UNKNOWN");
  }

  @Test
  void aPollThatWasOvertakenByTheGoodbyeIsEndedToo() {
    EngineSession session = opened();
    post(session, "1");
    assertThat(answer(poll(session))).isEqualTo("6");
    assertThat(answer(poll(session))).isEqualTo("SESSION_UNKNOWN");
  }

  @Test
  void aClientThatIsGoneEndsItsSession() {
    EngineSession session = opened();
    poll(session).breakOff();
    assertThat(session.isOpen()).isFalse();
  }

  @Test
  void aWebSocketTakesOverWithWhatWaits() {
    EngineSession session = opened();
    TestSocket socket = new TestSocket();
    EngineSocket probe = probe(session, socket);
    probe.text("2pro", false);
    probe.text("be", true);
    assertThat(socket.messages()).containsExactly("3probe");
    assertThat(answer(poll(session))).isEqualTo("6");
    post(session, "4before\u001ebAQI=");
    probe.text("5", true);
    probe.text("4after", true);
    await().until(() -> socket.messages().size() == 4);
    assertThat(socket.messages()).containsExactly("3probe", "4before", "[1, 2]", "4after");
    assertThat(session.transport()).isEqualTo("websocket");
    assertThat(answer(poll(session))).isEqualTo("BAD_REQUEST");
    assertThat(session.isOpen()).isTrue();
  }

  @Test
  void whatIsLeftOverGoesBeforeWhatComesHoweverSlowTheSocket() {
    EngineSession session = opened();
    post(session, "4one\u001e4two");
    TestSocket socket = new TestSocket();
    EngineSocket probe = probe(session, socket);
    socket.slowDown();
    probe.text("5", true);
    probe.text("4three", true);
    probe.text("4four", true);
    socket.speedUp();
    await().until(() -> socket.messages().size() == 4);
    assertThat(socket.messages()).containsExactly("4one", "4two", "4three", "4four");
  }

  @Test
  void aPollThatWaitsWhenItsClientGoesOverIsRefused() {
    EngineSession session = opened();
    EngineSocket probe = probe(session, new TestSocket());
    probe.text("2probe", true);
    TestPoll poll = poll(session);
    probe.text("5", true);
    assertThat(answer(poll)).isEqualTo("BAD_REQUEST");
  }

  @Test
  void aSecondWebSocketGetsNothing() {
    EngineSession session = opened();
    probe(session, new TestSocket()).text("5", true);
    TestSocket late = new TestSocket();
    EngineSocket second = new EngineSocket(session, new WebSocketTransport(late), 1_000_000, false);
    assertThat(session.probe(second)).isFalse();
    second.text("5", true);
    assertThat(late.closed()).isNotNull();
    assertThat(session.isOpen()).isTrue();
  }

  @Test
  void aProbeThatIsNoneIsClosedAndPollingGoesOn() {
    EngineSession session = opened();
    TestSocket socket = new TestSocket();
    probe(session, socket).text("4hello", true);
    assertThat(socket.closed()).isEqualTo(CloseReason.NOT_UNDERSTOOD);
    post(session, "4hello");
    assertThat(answer(poll(session))).isEqualTo("4hello");
    probe(session, new TestSocket());
  }

  @Test
  void whoAnswersPingsStays() {
    withPings(Duration.ofMillis(20), LONG);
    EngineSession session = opened();
    for (int i = 0; i < 3; i++) {
      assertThat(answer(poll(session))).isEqualTo("2");
      post(session, "3");
    }
    assertThat(session.isOpen()).isTrue();
  }

  @Test
  void whoAnswersNoPingIsClosed() {
    withPings(Duration.ofMillis(20), Duration.ofMillis(20));
    EngineSession session = opened();
    await().until(() -> !session.isOpen());
    await().until(() -> heard.contains("closed"));
  }

  @Test
  void aMessageBeyondTheBoundClosesTheSession() {
    TestSocket socket = new TestSocket();
    Kit.Received received = kit.socket(socket, this::echo);
    received.text("4" + "x".repeat(1_000_000));
    await().until(() -> socket.closed() == CloseReason.TOO_BIG);
  }

  @Test
  void aListenerThatFailsClosesItsSessionOnly() {
    TestSocket socket = new TestSocket();
    Kit.Received received =
        kit.socket(
            socket,
            session ->
                new EngineListener() {
                  @Override
                  public void text(String message) {
                    throw new IllegalStateException("a fault");
                  }

                  @Override
                  public void binary(byte[] message) {}

                  @Override
                  public void closed() {}
                });
    received.text("4hello");
    await().until(() -> socket.closed() == CloseReason.BROKEN);
  }
}
