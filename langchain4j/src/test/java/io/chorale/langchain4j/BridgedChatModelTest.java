package io.chorale.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.chorale.model.Delta;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException.Kind;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What models may do that the simulator's clients do not. */
class BridgedChatModelTest {

  private final Bridge bridge = new Bridge();
  private final ScriptedModel model = new ScriptedModel();
  private final Recording recording = new Recording();

  @AfterEach
  void close() {
    bridge.close();
  }

  private ModelCall ask(StreamingChatModel asked) {
    return bridge.model(asked).stream(Bridge.ask("its-own"), recording);
  }

  @Test
  void aModelThatHoldsItsThreadHoldsNobodyElse() {
    CountDownLatch open = new CountDownLatch(1);
    ModelCall call =
        ask(
            new ScriptedModel() {
              @Override
              public void doChat(ChatRequest request, StreamingChatResponseHandler told) {
                try {
                  open.await();
                } catch (InterruptedException stopped) {
                  Thread.currentThread().interrupt();
                }
              }
            });
    call.cancel();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    open.countDown();
  }

  @Test
  void theListenerIsToldOnThreadsOfOursAndNotOfTheModel() {
    Collection<String> names = new ConcurrentLinkedQueue<>();
    Recording naming = new Recording(delta -> names.add(Thread.currentThread().getName()));
    ModelCall unused = bridge.model(model).stream(Bridge.ask("its-own"), naming);
    model.sends("Hello");
    model.ends("Hello", FinishReason.STOP);
    assertThat(naming.awaitEnd()).isEmpty();
    assertThat(names).isNotEmpty().containsOnly("chorale-langchain4j");
  }

  @Test
  void callbacksThatOverlapAreToldOneByOne() {
    ask(model);
    List<Thread> senders = Stream.generate(() -> new Thread(() -> sendMany("x"))).limit(4).toList();
    senders.forEach(Thread::start);
    await().until(() -> senders.stream().noneMatch(Thread::isAlive));
    model.ends("", FinishReason.STOP);
    assertThat(recording.awaitEnd()).isEmpty();
    assertThat(recording.text()).hasSize(4 * 1_000);
    assertThat(recording.brokePromise).isFalse();
  }

  private void sendMany(String text) {
    for (int i = 0; i < 1_000; i++) {
      model.sends(text);
    }
  }

  @Test
  void aStopBeforeTheFirstTokenReachesTheModelWithIt() {
    ModelCall call = ask(model);
    StreamingChatResponseHandler handler = model.handler();
    call.cancel();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(model.cancels).hasValue(0);
    model.sends("Too late");
    assertThat(model.cancels).hasValue(1);
    handler.onError(new IllegalStateException("closed"));
    assertThat(recording.deltas).isEmpty();
    assertThat(recording.ends).hasValue(1);
  }

  @Test
  void aStopOfAModelThatCannotStopEndsOurSideOfIt() {
    ScriptedModel stubborn =
        new ScriptedModel() {
          @Override
          public void cancel() {
            throw new UnsupportedFeatureException("not supported");
          }
        };
    ModelCall call = ask(stubborn);
    stubborn.sends("Hello");
    call.cancel();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
    stubborn.sends(" world");
    stubborn.ends("Hello world", FinishReason.STOP);
    assertThat(recording.text()).doesNotContain("world");
    assertThat(recording.ends).hasValue(1);
  }

  @Test
  void anAnswerThatComesOnlyAsAWholeIsTold() {
    ask(model);
    model.ends("All at once", FinishReason.LENGTH);
    assertThat(recording.awaitEnd()).isEmpty();
    assertThat(recording.text()).isEqualTo("All at once");
    assertThat(recording.finishes()).containsExactly("length");
  }

  @Test
  void anAnswerThatEndsWithoutAReasonWasCut() {
    ask(model);
    model.sends("Hel");
    model.ends("Hel", null);
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CUT);
    assertThat(recording.text()).isEqualTo("Hel");
  }

  @Test
  void anAnswerThatWasFilteredWasRefused() {
    ask(model);
    model.sends("How to");
    model.ends("How to", FinishReason.CONTENT_FILTER);
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aCallOfAToolIsTold() {
    ask(model);
    model
        .handler()
        .onCompleteToolCall(
            new CompleteToolCall(
                0, ToolExecutionRequest.builder().name("clock").arguments("{}").build()));
    model.ends("", FinishReason.TOOL_EXECUTION);
    assertThat(recording.awaitEnd()).isEmpty();
    assertThat(recording.deltas).contains(new Delta.ToolCall("", "clock", "{}"));
  }

  @Test
  void aModelThatThrowsWhenItIsAskedFails() {
    ask(
        new ScriptedModel() {
          @Override
          public void doChat(ChatRequest request, StreamingChatResponseHandler told) {
            throw new RateLimitException("sk-secret");
          }
        });
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(recording.awaitFailure()).hasMessageNotContaining("secret");
  }

  @Test
  void whatComesBehindAFailureIsNotTold() {
    ask(model);
    model.sends("Hello");
    model.handler().onError(new RateLimitException("slow down"));
    model.sends(" world");
    model.ends("Hello world", FinishReason.STOP);
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(recording.text()).isEqualTo("Hello");
    assertThat(recording.ends).hasValue(1);
    assertThat(recording.brokePromise).isFalse();
    assertThat(model.cancels).hasPositiveValue();
  }

  @Test
  void oneMoreAnswerThanThereAreThreadsIsToBeTriedAgain() {
    Executor none =
        task -> {
          throw new RejectedExecutionException();
        };
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    ModelCall unused =
        new BridgedChatModel("acme", model, Bridge.IDLE, none, timer)
            .stream(Bridge.ask("its-own"), recording);
    timer.shutdownNow();
    assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.OVERLOADED);
  }
}
