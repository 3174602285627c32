package io.chorale.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Json;
import io.chorale.provider.SseEvent;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code GenerateContentResponse}s; the one with a finish reason ends the answer. */
final class GeminiReader implements AnswerReader {

  /** Reasons that break an answer off for what it says. */
  private static final Set<String> DECLINED =
      Set.of("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII");

  private boolean finished;

  @Override
  public void read(SseEvent event, Consumer<Delta> deltas) {
    JsonNode response = Json.read(event.data());
    if (response.hasNonNull("error")) {
      throw new InBandFailure(event.data());
    }
    String blocked = Json.text(response.path("promptFeedback"), "blockReason");
    if (!blocked.isEmpty()) {
      throw new DeclinedAnswer(blocked);
    }
    JsonNode candidate = response.path("candidates").path(0);
    candidate.path("content").path("parts").forEach(part -> part(part, deltas));
    usage(response.path("usageMetadata"), deltas);
    String reason = Json.text(candidate, "finishReason");
    if (!reason.isEmpty()) {
      finished = true;
      deltas.accept(new Delta.Finish(reason));
      if (DECLINED.contains(reason)) {
        throw new DeclinedAnswer(reason);
      }
    }
  }

  private static void part(JsonNode part, Consumer<Delta> deltas) {
    String text = Json.text(part, "text");
    if (!text.isEmpty()) {
      boolean thought = part.path("thought").asBoolean(false);
      deltas.accept(thought ? new Delta.Thought(text) : new Delta.Text(text));
    }
    JsonNode call = part.path("functionCall");
    if (call.isObject()) {
      JsonNode arguments = call.path("args");
      deltas.accept(
          new Delta.ToolCall(
              Json.text(call, "id"),
              Json.text(call, "name"),
              arguments.isObject() ? arguments.toString() : "{}"));
    }
  }

  private static void usage(JsonNode usage, Consumer<Delta> deltas) {
    if (usage.isObject()) {
      long thinking = usage.path("thoughtsTokenCount").asLong(0);
      deltas.accept(
          new Delta.Usage(
              new TokenUsage(
                  usage.path("promptTokenCount").asLong(0),
                  usage.path("candidatesTokenCount").asLong(0) + thinking,
                  thinking)));
    }
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /** Usage has been seen to come in an event behind the finish reason. */
  @Override
  public boolean closed() {
    return false;
  }
}
