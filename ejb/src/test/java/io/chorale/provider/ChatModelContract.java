package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.model.ChatModel;
import io.chorale.model.Delta;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider's model promises, on its own wire, as the simulator speaks it. */
abstract class ChatModelContract extends StreamContract {

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration PROMPTLY = Duration.ofSeconds(1);

  private Simulator simulator;

  /** Where the protocol is spoken below the simulator's address. */
  abstract String path();

  @BeforeEach
  void startSimulator() {
    simulator = Simulator.start(0);
  }

  @AfterEach
  void stopSimulator() {
    simulator.close();
  }

  private ChatModel model(Duration idle, String key) {
    URI baseUrl = URI.create(simulator.baseUrl() + path());
    return wires.model(Wires.settings(protocol(), baseUrl, idle, key));
  }

  private ModelCall ask(String steering, Recording recording) {
    return model(IDLE, "test-key").stream(Wires.ask(steering), recording);
  }

  private ModelException failure(String steering) {
    Recording recording = new Recording();
    ask(steering, recording);
    ModelException failure = recording.awaitFailure();
    assertThat(failure.getMessage()).contains("acme").doesNotContain("Exception");
    return failure;
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
    assertThat(recording.finishes()).hasSize(1);
    List<Class<?>> kinds =
        recording.deltas.stream().<Class<?>>map(Object::getClass).distinct().toList();
    assertThat(kinds.indexOf(Delta.Thought.class)).isLessThan(kinds.indexOf(Delta.Text.class));
    assertThat(recording.ends).hasValue(1);
    assertThat(recording.brokePromise).isFalse();
  }

  @Test
  void anAnswerThatIsCutOffIsToldFromOneThatEnded() {
    assertThat(failure("sim:rate=3000;tokens=50;ttft=1;fault=cut@20").kind()).isEqualTo(Kind.CUT);
  }

  @Test
  void whatCameBeforeTheCutStands() {
    Recording recording = new Recording();
    ask("sim:rate=3000;tokens=50;ttft=1;fault=cut@20", recording);
    recording.awaitFailure();
    assertThat(recording.text()).isNotBlank();
  }

  @Test
  void anEmptyAnswerIsSaidToBeOne() {
    ModelException failure = failure("sim:fault=empty");
    assertThat(failure.kind()).isEqualTo(Kind.CUT);
    assertThat(failure).hasMessageContaining("ended without an answer");
  }

  @Test
  void whatIsNotTheProtocolIsNonsense() {
    assertThat(failure("sim:rate=3000;tokens=9;ttft=1;fault=garbage@5").kind())
        .isEqualTo(Kind.NONSENSE);
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
  void aRefusedKeyIsToldWithoutTheKey() {
    Recording recording = new Recording();
    model(IDLE, "bad-key").stream(Wires.ask("sim:tokens=5"), recording);
    ModelException failure = recording.awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.BAD_KEY);
    assertThat(failure.getMessage()).doesNotContain("bad-key");
  }

  @Test
  void aProviderThatFallsSilentIsGivenUp() {
    Recording recording = new Recording();
    model(Duration.ofMillis(300), "test-key").stream(
        Wires.ask("sim:rate=3000;tokens=50;ttft=1;fault=stall@5"), recording);
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.TIMEOUT);
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

  @Test
  void aStopBeforeTheFirstTokenClosesTheConnection() {
    Recording recording = new Recording();
    ModelCall call = ask("sim:tokens=5;ttft=60000", recording);
    await().until(() -> simulator.counts().open() == 1);
    call.cancel();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    await().atMost(PROMPTLY).until(() -> simulator.counts().open() == 0);
  }

  @Test
  void aStopAtOnceIsToldOnce() {
    Recording recording = new Recording();
    ask("sim:tokens=5;ttft=60000", recording).cancel();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(recording.deltas).isEmpty();
    await().atMost(PROMPTLY).until(() -> simulator.counts().open() == 0);
  }

  @Test
  void aListenerMayStopItsStreamFromWithin() {
    CompletableFuture<ModelCall> call = new CompletableFuture<>();
    Recording recording = new Recording(delta -> call.join().cancel());
    call.complete(ask("sim:rate=3000;tokens=100;ttft=1", recording));
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

  @Test
  void twoHundredStreamsShareAFewThreads() {
    int threads = Thread.activeCount();
    List<Recording> all = Stream.generate(Recording::new).limit(200).toList();
    all.forEach(recording -> ask("sim:rate=50;tokens=150;thoughts=1;ttft=1", recording));
    await().until(() -> simulator.counts().open() == 200);
    assertThat(Thread.activeCount() - threads).isLessThan(20);
    assertThat(all).allSatisfy(recording -> assertThat(recording.awaitEnd()).isEmpty());
    assertThat(all).noneMatch(recording -> recording.brokePromise.get());
  }
}
