package io.chorale.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.provider.Json;
import java.util.function.Consumer;

/**
 * Reasoning goes by several names, and OpenRouter gives it twice. One of them is read: {@code
 * reasoning_content} of DeepSeek and most others, {@code reasoning} of OpenRouter and Groq, or the
 * texts and summaries of {@code reasoning_details}.
 */
final class Thoughts {

  private Thoughts() {}

  static void read(JsonNode delta, Consumer<Delta> deltas) {
    String thought = Json.text(delta, "reasoning_content");
    if (thought.isEmpty()) {
      thought = Json.text(delta, "reasoning");
    }
    if (!thought.isEmpty()) {
      tell(thought, deltas);
      return;
    }
    for (JsonNode detail : delta.path("reasoning_details")) {
      tell(Json.text(detail, "text"), deltas);
      tell(Json.text(detail, "summary"), deltas);
    }
  }

  static void tell(String thought, Consumer<Delta> deltas) {
    if (!thought.isEmpty()) {
      deltas.accept(new Delta.Thought(thought));
    }
  }
}
