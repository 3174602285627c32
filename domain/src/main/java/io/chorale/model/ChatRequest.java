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
 * @param temperature how freely it chooses its words, from 0 to 2; null for as the provider has it.
 *     A model that takes no temperature, or not as much, gets what it takes
 */
public record ChatRequest(
    String model,
    @Nullable String system,
    List<ChatMessage> messages,
    Thinking thinking,
    int maxTokens,
    @Nullable Double temperature) {

  /** No limit is named, unless the protocol demands one. */
  public static final int AS_THE_PROVIDER_HAS_IT = 0;

  /** The highest temperature. */
  public static final double HOTTEST = 2;

  public ChatRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request needs a message to answer");
    }
    if (temperature != null && !(temperature >= 0 && temperature <= HOTTEST)) {
      throw new IllegalArgumentException("no temperature: " + temperature);
    }
  }

  public ChatRequest(String model, @Nullable String system, List<ChatMessage> messages) {
    this(model, system, messages, Thinking.AS_CONFIGURED, AS_THE_PROVIDER_HAS_IT, null);
  }

  public boolean limitsTokens() {
    return maxTokens != AS_THE_PROVIDER_HAS_IT;
  }

  /** The same question to another model. */
  public ChatRequest to(String otherModel) {
    return new ChatRequest(otherModel, system, messages, thinking, maxTokens, temperature);
  }

  public ChatRequest within(int tokens) {
    return new ChatRequest(model, system, messages, thinking, tokens, temperature);
  }

  public ChatRequest thinking(Thinking how) {
    return new ChatRequest(model, system, messages, how, maxTokens, temperature);
  }

  public ChatRequest temperature(double degrees) {
    return new ChatRequest(model, system, messages, thinking, maxTokens, degrees);
  }
}
