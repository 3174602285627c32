package io.chorale.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** A LangChain4j model as a provider. */
final class BridgedChatModel implements ChatModel {

  private final String name;
  private final StreamingChatModel model;
  private final Duration idleTimeout;
  private final Executor threads;
  private final ScheduledExecutorService timer;

  /**
   * @param idleTimeout how long it may be silent
   * @param threads where it is asked, which may take as long as its whole answer, and where
   *     listeners are told
   */
  BridgedChatModel(
      String name,
      StreamingChatModel model,
      Duration idleTimeout,
      Executor threads,
      ScheduledExecutorService timer) {
    this.name = name;
    this.model = model;
    this.idleTimeout = idleTimeout;
    this.threads = threads;
    this.timer = timer;
  }

  @Override
  public String provider() {
    return name;
  }

  /** The one that its bean is set up with. */
  @Override
  public String defaultModel() {
    ChatRequestParameters parameters = model.defaultRequestParameters();
    String byDefault = parameters == null ? null : parameters.modelName();
    return byDefault == null ? "" : byDefault;
  }

  @Override
  public ModelCall stream(ChatRequest request, DeltaListener listener) {
    BridgedAnswer answer = new BridgedAnswer(name, listener, idleTimeout, threads, timer);
    answer.begin(threads, () -> model.chat(Translation.of(request, defaultModel()), answer));
    return answer;
  }
}
