package io.chorale.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From our words to LangChain4j's and back. */
final class Translation {

  private Translation() {}

  /**
   * @param byDefault the model that is asked when none is named: naming it again would only stand
   *     in the way of providers where it is part of the address
   */
  static dev.langchain4j.model.chat.request.ChatRequest of(ChatRequest request, String byDefault) {
    List<dev.langchain4j.data.message.ChatMessage> messages = new ArrayList<>();
    String system = request.system();
    if (system != null && !system.isBlank()) {
      messages.add(SystemMessage.from(system));
    }
    for (ChatMessage message : request.messages()) {
      messages.add(of(message));
    }
    var translated = dev.langchain4j.model.chat.request.ChatRequest.builder().messages(messages);
    String model = request.model();
    if (!model.isBlank() && !model.equals(byDefault)) {
      translated.modelName(model);
    }
    if (request.temperature() != null) {
      translated.temperature(request.temperature());
    }
    return translated.build();
  }

  private static dev.langchain4j.data.message.ChatMessage of(ChatMessage message) {
    return switch (message.role()) {
      case USER -> UserMessage.from(message.text());
      case ASSISTANT -> AiMessage.from(message.text());
    };
  }

  /** LangChain4j's common usage says neither what was thought nor what came from a cache. */
  static TokenUsage of(dev.langchain4j.model.output.TokenUsage usage) {
    return new TokenUsage(tokens(usage.inputTokenCount()), tokens(usage.outputTokenCount()), 0);
  }

  private static long tokens(@Nullable Integer count) {
    return count == null ? 0 : Math.max(0, count);
  }
}
