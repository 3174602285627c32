package io.chorale.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param model its name as the provider knows it
 * @param system the role it is to play; null for none
 * @param messages the conversation, oldest first; the last is the one to answer
 */
public record ChatRequest(String model, @Nullable String system, List<ChatMessage> messages) {

  public ChatRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request needs a message to answer");
    }
  }
}
