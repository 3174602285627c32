package io.chorale.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.chorale.model.Delta;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bridged model promises, over LangChain4j's own wires. */
abstract class BridgedModelContract {

  private static final Duration PROMPTLY = Duration.ofSeconds(2);

  private final Bridge bridge = new Bridge();
  private Simulator simulator;

  abstract StreamingChatModel langChain4jModel(String baseUrl, String key);

  /** How an answer with something in it that is no JSON looks through this model. */
  abstract Kind garbage();

  /** How an answer without any event looks. */
  abstract Kind empty();

  @BeforeEach
  void startSimulator() {
    simulator = Simulator.start(0);
  }

  @AfterEach
  void stopAll() {
    simulator.close();
    bridge.close();
  }

  private BridgedChatModel model(Duration idle, String key) {
    return bridge.model(langChain4jModel(simulator.baseUrl().toString(), key), idle);
  }

  private ModelCall ask(String steering, Recording recording) {
    return model(Bridge.IDLE, "test-key").stream(Bridge.ask(steering), recording);
  }

  private ModelException failure(String steering, Duration idle, String key) {
    Recording recording = new Recording();
    ModelCall unused = model(idle, key).stream(Bridge.ask(steering), recording);
    ModelException failure = recording.awaitFailure();
    assertThat(failure.getMessage()).contains("acme").doesNotContain("Exception", "dev.", key);
    assertThat(recording.ends).hasValue(1);
    return failure;
  }

  private ModelException failure(String steering) {
    return failure(steering, Bridge.IDLE, "test-key");
  }

  @Test
  void theModelOfItsBeanIsTheDefault() {
    assertThat(model(Bridge.IDLE, "test-key").defaultModel()).isEqualTo("sim:tokens=5;ttft=1");
  }

  @Test
  void thoughtsTextUsageAndFinishComeInOrderAndThenOneEnd() {
    Recording recording = new Recording();
    ask("sim:rate=3000;tokens=50;thoughts=2;ttft=1", recording);
    assertThat(recording.awaitEnd()).isEmpty();
    assertThat(recording.text()).isNotBlank();
    assertThat(recording.thoughts()).isNotBlank();
    assertThat(recording.usage().input()).isPositive();
    assertThat(recording.usage().output()).isGreaterThan(50);
    assertThat(recording.finishes()).containsExactly("stop");
    List<Class<?>> kinds =
        recording.deltas.stream().<Class<?>>map(Object::getClass).distinct().toList();
    assertThat(kinds)
        .containsExactly(
            Delta.Thought.class, Delta.Text.class, Delta.Usage.class, Delta.Finish.class);
    assertThat(recording.ends).hasValue(1);
    assertThat(recording.brokePromise).isFalse();
  }

  @Test
  void aSlowListenerHearsTheSameTextAsAQuickOne() {
    Recording quick = new Recording();
    ask("sim:rate=20000;tokens=1000;thoughts=0;ttft=1", quick);
    assertThat(quick.awaitEnd()).isEmpty();
    CountDownLatch open = new CountDownLatch(1);
    Recording slow = new Recording(delta -> pass(open));
    ask("sim:rate=20000;tokens=1000;thoughts=0;ttft=1", slow);
    await().until(() -> simulator.counts().finished() == 2);
    assertThat(slow.deltas).hasSize(1);
    open.countDown();
    assertThat(slow.awaitEnd()).isEmpty();
    assertThat(slow.text()).isEqualTo(quick.text());
    assertThat(slow.brokePromise).isFalse();
  }

  private static void pass(CountDownLatch open) {
    try {
      assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAnswerThatIsCutOffIsToldFromOneThatEnded() {
    Recording recording = new Recording();
    ask("sim:rate=3000;tokens=50;ttft=1;fault=cut@20", recording);
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CUT);
    assertThat(recording.text()).isNotBlank();
    assertThat(recording.finishes()).isEmpty();
  }

  @Test
  void whatIsNotTheProtocolIsAFailure() {
    assertThat(failure("sim:rate=3000;tokens=9;ttft=1;fault=garbage@5", garbage()))
        .isEqualTo(garbage());
  }

  @Test
  void anEmptyAnswerIsAFailure() {
    assertThat(failure("sim:fault=empty", empty())).isEqualTo(empty());
  }

  /** Waits for silence no longer than it must, and not at all where something else is due. */
  private Kind failure(String steering, Kind due) {
    Duration idle = due == Kind.TIMEOUT ? Duration.ofSeconds(1) : Bridge.IDLE;
    return failure(steering, idle, "test-key").kind();
  }

  @Test
  void aRateLimitMayBeTriedAgain() {
    ModelException failure = failure("sim:fault=429");
    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(failure).hasMessageContaining("429");
  }

  @Test
  void aBrokenProviderMayBeTriedAgain() {
    assertThat(failure("sim:fault=500").kind()).isEqualTo(Kind.OVERLOADED);
  }

  @Test
  void aModelThatIsNoneIsABadRequest() {
    assertThat(failure("sim:nonsense=1").kind()).isEqualTo(Kind.BAD_REQUEST);
  }

  @Test
  void aRefusedKeyIsToldWithoutTheKey() {
    assertThat(failure("sim:tokens=5", Bridge.IDLE, "bad-key").kind()).isEqualTo(Kind.BAD_KEY);
  }

  @Test
  void aProviderThatIsNotThereCannotBeReached() {
    simulator.close();
    assertThat(failure("sim:tokens=5").kind()).isEqualTo(Kind.NETWORK);
  }

  @Test
  void aProviderThatFallsSilentIsGivenUp() {
    assertThat(
            failure(
                    "sim:rate=3000;tokens=50;ttft=1;fault=stall@5",
                    Duration.ofSeconds(2),
                    "test-key")
                .kind())
        .isEqualTo(Kind.TIMEOUT);
    await().atMost(PROMPTLY).until(() -> simulator.counts().open() == 0);
  }

  @Test
  void aStopInTheMiddleClosesTheConnectionAndIsToldOnce() {
    Recording recording = new Recording();
    ModelCall call = ask("sim:rate=50;tokens=1000;ttft=1", recording);
    await().until(() -> recording.deltas.size() > 3);
    call.cancel();
    call.cancel();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    int heard = recording.deltas.size();
    await().atMost(PROMPTLY).until(() -> simulator.counts().closedByClient() == 1);
    assertThat(recording.deltas).hasSize(heard);
    assertThat(recording.ends).hasValue(1);
    assertThat(recording.brokePromise).isFalse();
  }

  /** LangChain4j has nothing to close a connection by until then. */
  @Test
  void aStopBeforeTheFirstTokenIsToldAtOnceAndClosesTheConnectionWithThatToken() {
    Recording recording = new Recording();
    ModelCall call = ask("sim:rate=50;tokens=1000;ttft=300", recording);
    await().until(() -> simulator.counts().open() == 1);
    call.cancel();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    await().until(() -> simulator.counts().closedByClient() == 1);
    assertThat(recording.deltas).isEmpty();
    assertThat(recording.ends).hasValue(1);
    assertThat(recording.brokePromise).isFalse();
  }

  @Test
  void aListenerMayStopItsStreamFromWithin() {
    CompletableFuture<ModelCall> call = new CompletableFuture<>();
    Recording recording = new Recording(delta -> call.join().cancel());
    call.complete(ask("sim:rate=3000;tokens=1000;ttft=1", recording));
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(recording.deltas).hasSize(1);
    assertThat(recording.brokePromise).isFalse();
    await().atMost(PROMPTLY).until(() -> simulator.counts().open() == 0);
  }

  @Test
  void aListenerThatBreaksStopsItsStreamAndIsToldOnce() {
    Recording recording =
        new Recording(
            delta -> {
              throw new IllegalStateException("broken");
            });
    ask("sim:rate=50;tokens=1000;ttft=1", recording);
    assertThat(recording.awaitFailure()).hasMessageNotContaining("broken");
    assertThat(recording.deltas).hasSize(1);
    assertThat(recording.ends).hasValue(1);
    await().atMost(PROMPTLY).until(() -> simulator.counts().open() == 0);
  }
}
