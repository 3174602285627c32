package io.chorale.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param model its name as the provider knows it
 * @param system the role it is to play; null for none
 * @param messages the conversation, oldest first; the last is the one to answer
 * @param thinking how hard it is to think
 * @param maxTokens the most tokens of the answer, or {@link #AS_THE_PROVIDER_HAS_IT}
 */
public record ChatRequest(
    String model,
    @Nullable String system,
    List<ChatMessage> messages,
    Thinking thinking,
    int maxTokens) {

  /** No limit is named, unless the protocol demands one. */
  public static final int AS_THE_PROVIDER_HAS_IT = 0;

  public ChatRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request needs a message to answer");
    }
  }

  public ChatRequest(String model, @Nullable String system, List<ChatMessage> messages) {
    this(model, system, messages, Thinking.AS_CONFIGURED, AS_THE_PROVIDER_HAS_IT);
  }

  public boolean limitsTokens() {
    return maxTokens != AS_THE_PROVIDER_HAS_IT;
  }

  /** The same question to another model. */
  public ChatRequest to(String otherModel) {
    return new ChatRequest(otherModel, system, messages, thinking, maxTokens);
  }

  public ChatRequest within(int tokens) {
    return new ChatRequest(model, system, messages, thinking, tokens);
  }

  public ChatRequest thinking(Thinking how) {
    return new ChatRequest(model, system, messages, how, maxTokens);
  }
}
