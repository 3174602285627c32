package io.chorale.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.CacheUse;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.Citations;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Json;
import io.chorale.provider.SpoiltAnswer;
import io.chorale.provider.SseEvent;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code GenerateContentResponse}s; the one with a finish reason ends the answer. */
final class GeminiReader implements AnswerReader {

  /** Reasons that break an answer off for what it says. */
  private static final Set<String> DECLINED =
      Set.of(
          "SAFETY",
          "RECITATION",
          "LANGUAGE",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "MODEL_ARMOR",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION");

  /** Reasons that tell of a model that wrote what nobody can use. */
  private static final Set<String> SPOILT =
      Set.of(
          "MALFORMED_FUNCTION_CALL",
          "UNEXPECTED_TOOL_CALL",
          "TOO_MANY_TOOL_CALLS",
          "MISSING_THOUGHT_SIGNATURE",
          "MALFORMED_RESPONSE",
          "NO_IMAGE",
          "IMAGE_OTHER");

  private final Citations citations = new Citations();
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
    candidate
        .path("groundingMetadata")
        .path("groundingChunks")
        .forEach(chunk -> cite(chunk, deltas));
    usage(response.path("usageMetadata"), deltas);
    String reason = Json.text(candidate, "finishReason");
    if (!reason.isEmpty()) {
      finished = true;
      deltas.accept(new Delta.Finish(reason, reason.equals("MAX_TOKENS")));
      if (DECLINED.contains(reason)) {
        throw new DeclinedAnswer(reason);
      }
      if (SPOILT.contains(reason)) {
        throw new SpoiltAnswer(reason);
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

  /** A page of the web, or a document of one's own, which may have an address too. */
  private void cite(JsonNode chunk, Consumer<Delta> deltas) {
    for (String kind : new String[] {"web", "retrievedContext"}) {
      JsonNode source = chunk.path(kind);
      citations.tell(Json.text(source, "uri"), Json.text(source, "title"), deltas);
    }
  }

  private static void usage(JsonNode usage, Consumer<Delta> deltas) {
    if (usage.isObject()) {
      long thinking = Json.count(usage, "thoughtsTokenCount");
      long cached = Json.count(usage, "cachedContentTokenCount");
      deltas.accept(
          new Delta.Usage(
              new TokenUsage(
                  Json.count(usage, "promptTokenCount"),
                  Json.count(usage, "candidatesTokenCount") + thinking,
                  thinking,
                  new CacheUse(cached, 0, true))));
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
