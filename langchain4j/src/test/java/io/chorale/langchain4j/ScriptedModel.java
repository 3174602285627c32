package io.chorale.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A LangChain4j model that answers what its test makes it answer. */
class ScriptedModel implements StreamingChatModel, StreamingHandle {

  final AtomicInteger cancels = new AtomicInteger();
  private final CompletableFuture<ChatRequest> asked = new CompletableFuture<>();
  private final CompletableFuture<StreamingChatResponseHandler> handler = new CompletableFuture<>();

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return ChatRequestParameters.builder().modelName("its-own").build();
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler told) {
    asked.complete(request);
    handler.complete(told);
  }

  ChatRequest asked() {
    return asked.orTimeout(10, TimeUnit.SECONDS).join();
  }

  StreamingChatResponseHandler handler() {
    return handler.orTimeout(10, TimeUnit.SECONDS).join();
  }

  void sends(String text) {
    handler().onPartialResponse(new PartialResponse(text), new PartialResponseContext(this));
  }

  void ends(String text, @Nullable FinishReason reason) {
    handler()
        .onCompleteResponse(
            ChatResponse.builder().aiMessage(AiMessage.from(text)).finishReason(reason).build());
  }

  @Override
  public void cancel() {
    cancels.incrementAndGet();
  }

  @Override
  public boolean isCancelled() {
    return cancels.get() > 0;
  }
}
