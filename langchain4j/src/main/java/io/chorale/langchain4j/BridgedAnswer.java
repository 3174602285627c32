package io.chorale.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** One answer on its way, from LangChain4j's callbacks to the listener's end. */
final class BridgedAnswer implements StreamingChatResponseHandler, ModelCall {

  private static final Logger LOG = System.getLogger(BridgedAnswer.class.getName());

  private final Telling telling;
  private final Failures failures;
  private final IdleWatch watch;

  /** What closes the connection; LangChain4j gives it with the first token and not before. */
  private volatile @Nullable StreamingHandle handle;

  private volatile boolean anything;
  private volatile boolean text;

  BridgedAnswer(
      String provider,
      DeltaListener listener,
      Duration idleTimeout,
      Executor threads,
      ScheduledExecutorService timer) {
    this.failures = new Failures(provider);
    this.telling = new Telling(listener, threads, broken -> stop(failures.notTaken(broken)));
    this.watch = new IdleWatch(idleTimeout, timer, () -> fail(failures.silent(idleTimeout)));
  }

  /**
   * @param asking may hold its thread for as long as the answer takes
   */
  void begin(Executor threads, Runnable asking) {
    watch.begin();
    try {
      threads.execute(() -> ask(asking));
    } catch (RejectedExecutionException tooMany) {
      fail(failures.tooManyAtOnce());
    }
  }

  private void ask(Runnable asking) {
    if (telling.ended()) {
      return;
    }
    try {
      asking.run();
    } catch (Throwable notAsked) {
      onError(notAsked);
    }
  }

  @Override
  public void cancel() {
    stop(failures.cancelled());
  }

  @Override
  public void onPartialResponse(String partial) {
    text = text || !partial.isEmpty();
    tell(new Delta.Text(partial), partial);
  }

  @Override
  public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
    remember(context.streamingHandle());
    onPartialResponse(partial.text());
  }

  @Override
  public void onPartialThinking(PartialThinking partial) {
    tell(new Delta.Thought(partial.text()), partial.text());
  }

  @Override
  public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
    remember(context.streamingHandle());
    onPartialThinking(partial);
  }

  @Override
  public void onPartialToolCall(PartialToolCall partial) {
    watch.deal(() -> {});
  }

  @Override
  public void onPartialToolCall(PartialToolCall partial, PartialToolCallContext context) {
    remember(context.streamingHandle());
    onPartialToolCall(partial);
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall complete) {
    ToolExecutionRequest call = complete.toolExecutionRequest();
    String id = call.id() == null ? "" : call.id();
    String arguments = call.arguments() == null ? "" : call.arguments();
    tell(new Delta.ToolCall(id, call.name(), arguments), call.name());
  }

  @Override
  public void onUnmappedRawEvent(Object sign) {
    watch.deal(() -> {});
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    String whole = response.aiMessage().text();
    if (!text && whole != null) {
      onPartialResponse(whole);
    }
    TokenUsage usage = response.tokenUsage();
    if (usage != null) {
      tell(new Delta.Usage(Translation.of(usage)));
    }
    FinishReason reason = response.finishReason();
    if (reason == null) {
      // Some models tell of an answer that was cut as if it were whole.
      fail(failures.cut(anything));
    } else if (reason == FinishReason.CONTENT_FILTER) {
      fail(failures.declined());
    } else {
      tell(new Delta.Finish(reason.name().toLowerCase(Locale.ROOT)));
      telling.end(DeltaListener::completed);
      watch.callOff();
    }
  }

  @Override
  public void onError(Throwable error) {
    fail(failures.of(error, anything));
  }

  private void tell(Delta delta, @Nullable String content) {
    if (content != null && !content.isEmpty()) {
      anything = true;
      tell(delta);
    }
  }

  private void tell(Delta delta) {
    watch.deal(() -> telling.delta(delta));
  }

  /** The failure behind what came before it. */
  private void fail(ModelException failure) {
    if (telling.end(listener -> listener.failed(failure))) {
      hangUp();
    }
  }

  /** The failure at once. */
  private boolean stop(ModelException failure) {
    boolean last = telling.breakOff(listener -> listener.failed(failure));
    if (last) {
      hangUp();
    }
    return last;
  }

  private void remember(@Nullable StreamingHandle given) {
    handle = given;
    if (telling.ended()) {
      hangUp();
    }
  }

  private void hangUp() {
    watch.callOff();
    StreamingHandle known = handle;
    if (known != null && !known.isCancelled()) {
      try {
        known.cancel();
      } catch (RuntimeException cannotBeCancelled) {
        LOG.log(Level.DEBUG, "The model goes on to the end of its answer", cannotBeCancelled);
      }
    }
  }
}
