package io.chorale.job;

import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.model.Thinking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks for a team: a provider, one of its models and the role it plays.
 *
 * @param provider the provider's name in the settings
 * @param model the model's name as the provider knows it
 * @param system the role, as a system prompt; null where the team has none
 * @param thinking how hard it is to think
 * @param fallback who speaks instead when it fails; null for nobody
 */
public record Voice(
    String provider,
    String model,
    @Nullable String system,
    Thinking thinking,
    @Nullable Fallback fallback) {

  public Voice {
    if (provider.isBlank() || model.isBlank()) {
      throw new IllegalArgumentException("a voice names its provider and its model");
    }
  }

  /** Asks it to go on with a conversation, oldest message first. */
  public ChatRequest asked(List<ChatMessage> messages) {
    return new ChatRequest(model, system, messages).thinking(thinking);
  }

  public Voice(String provider, String model, @Nullable String system) {
    this(provider, model, system, Thinking.AS_CONFIGURED, null);
  }
}
