package io.chorale.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import java.time.Duration;
import java.util.List;

/** What a model is bridged with. */
final class Bridge implements AutoCloseable {

  static final Duration IDLE = Duration.ofSeconds(5);

  private final BridgeThreads threads = new BridgeThreads(Thread::new);

  BridgedChatModel model(StreamingChatModel model) {
    return model(model, IDLE);
  }

  BridgedChatModel model(StreamingChatModel model, Duration idleTimeout) {
    return new BridgedChatModel("acme", model, idleTimeout, threads.calls(), threads.timer());
  }

  static ChatRequest ask(String model) {
    return new ChatRequest(model, "Be brief.", List.of(ChatMessage.user("Write a to-do list.")));
  }

  @Override
  public void close() {
    threads.end();
  }
}
