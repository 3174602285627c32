package io.chorale.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.model.Delta;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Json;
import io.chorale.provider.SseEvent;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code chat.completion.chunk}s up to {@code [DONE]}. */
final class OpenAiReader implements AnswerReader {

  /** The last is Mistral's, for its context's end. */
  private static final Set<String> FOR_LENGTH = Set.of("length", "max_tokens", "model_length");

  private final ToolCalls toolCalls = new ToolCalls();
  private final Sources sources = new Sources();
  private boolean filtered;
  private boolean finished;
  private boolean done;

  @Override
  public void read(SseEvent event, Consumer<Delta> deltas) {
    if (event.data().strip().equals("[DONE]")) {
      finished = true;
      done = true;
      end(deltas);
      return;
    }
    JsonNode chunk = Json.read(event.data());
    JsonNode choice = chunk.path("choices").path(0);
    String reason = Json.text(choice, "finish_reason");
    failIfTold(event, chunk, choice, reason);
    JsonNode delta = choice.path("delta");
    Thoughts.read(delta, deltas);
    content(delta.path("content"), deltas);
    text(Json.text(delta, "refusal"), deltas);
    delta.path("tool_calls").forEach(toolCalls::add);
    sources.read(chunk, delta, deltas);
    if (!reason.isEmpty() && !finished) {
      finish(reason, deltas);
    }
    usage(chunk, deltas);
  }

  /** OpenRouter may tell of a failure in the choice. */
  private static void failIfTold(SseEvent event, JsonNode chunk, JsonNode choice, String reason) {
    if (chunk.hasNonNull("error") || event.type().equals("error")) {
      throw new InBandFailure(event.data());
    }
    if (choice.hasNonNull("error") || reason.equals("error")) {
      ObjectNode told = Json.object();
      told.set("error", choice.path("error").isObject() ? choice.path("error") : Json.object());
      throw new InBandFailure(told.toString());
    }
  }

  /** A string, or Mistral's typed parts. */
  private static void content(JsonNode content, Consumer<Delta> deltas) {
    if (content.isTextual()) {
      text(content.asText(), deltas);
      return;
    }
    for (JsonNode part : content) {
      if (Json.text(part, "type").equals("thinking")) {
        part.path("thinking").forEach(piece -> Thoughts.tell(Json.text(piece, "text"), deltas));
      } else {
        text(Json.text(part, "text"), deltas);
      }
    }
  }

  private static void text(String text, Consumer<Delta> deltas) {
    if (!text.isEmpty()) {
      deltas.accept(new Delta.Text(text));
    }
  }

  private void finish(String reason, Consumer<Delta> deltas) {
    finished = true;
    filtered = reason.equals("content_filter");
    toolCalls.finish(deltas);
    deltas.accept(new Delta.Finish(reason, FOR_LENGTH.contains(reason)));
  }

  private static void usage(JsonNode chunk, Consumer<Delta> deltas) {
    JsonNode usage =
        chunk.hasNonNull("usage") ? chunk.path("usage") : chunk.path("x_groq").path("usage");
    if (usage.isObject()) {
      deltas.accept(OpenAiUsage.of(usage));
    }
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /** Some servers come here without a finish reason. */
  @Override
  public void end(Consumer<Delta> deltas) {
    toolCalls.finish(deltas);
    if (filtered) {
      throw new DeclinedAnswer("content_filter");
    }
  }

  /** Usage comes between the finish reason and the end. */
  @Override
  public boolean closed() {
    return done;
  }
}
