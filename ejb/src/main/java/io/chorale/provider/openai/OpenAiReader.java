package io.chorale.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Json;
import io.chorale.provider.SseEvent;
import java.util.function.Consumer;

/** Reads {@code chat.completion.chunk}s up to {@code [DONE]}. */
final class OpenAiReader implements AnswerReader {

  private final ToolCalls toolCalls = new ToolCalls();
  private boolean filtered;
  private boolean finished;
  private boolean done;

  @Override
  public void read(SseEvent event, Consumer<Delta> deltas) {
    if (event.data().strip().equals("[DONE]")) {
      done(deltas);
      return;
    }
    JsonNode chunk = Json.read(event.data());
    if (chunk.hasNonNull("error")) {
      throw new InBandFailure(event.data());
    }
    JsonNode choice = chunk.path("choices").path(0);
    JsonNode delta = choice.path("delta");
    // One of them: OpenRouter and Groq say "reasoning", DeepSeek and most others the other.
    String thought = Json.text(delta, "reasoning_content");
    thought(thought.isEmpty() ? Json.text(delta, "reasoning") : thought, deltas);
    content(delta.path("content"), deltas);
    text(Json.text(delta, "refusal"), deltas);
    delta.path("tool_calls").forEach(toolCalls::add);
    String reason = Json.text(choice, "finish_reason");
    if (!reason.isEmpty() && !finished) {
      finish(reason, deltas);
    }
    usage(chunk, deltas);
  }

  /** Some servers come here without a finish reason. */
  private void done(Consumer<Delta> deltas) {
    finished = true;
    done = true;
    toolCalls.finish(deltas);
    if (filtered) {
      throw new DeclinedAnswer("content_filter");
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
        part.path("thinking").forEach(piece -> thought(Json.text(piece, "text"), deltas));
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

  private static void thought(String text, Consumer<Delta> deltas) {
    if (!text.isEmpty()) {
      deltas.accept(new Delta.Thought(text));
    }
  }

  private void finish(String reason, Consumer<Delta> deltas) {
    finished = true;
    filtered = reason.equals("content_filter");
    toolCalls.finish(deltas);
    deltas.accept(new Delta.Finish(reason));
  }

  private static void usage(JsonNode chunk, Consumer<Delta> deltas) {
    JsonNode usage =
        chunk.hasNonNull("usage") ? chunk.path("usage") : chunk.path("x_groq").path("usage");
    if (usage.isObject()) {
      long thinking = usage.path("completion_tokens_details").path("reasoning_tokens").asLong(0);
      deltas.accept(
          new Delta.Usage(
              new TokenUsage(
                  usage.path("prompt_tokens").asLong(0),
                  usage.path("completion_tokens").asLong(0),
                  thinking)));
    }
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /** Usage comes between the finish reason and the end. */
  @Override
  public boolean closed() {
    return done;
  }
}
