package io.chorale.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Json;
import io.chorale.provider.SseEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads {@code chat.completion.chunk}s up to {@code [DONE]}. */
final class OpenAiReader implements AnswerReader {

  private final Map<Integer, ToolCallParts> toolCalls = new TreeMap<>();
  private boolean finished;
  private boolean done;

  @Override
  public void read(SseEvent event, Consumer<Delta> deltas) {
    if (event.data().strip().equals("[DONE]")) {
      finished = true;
      done = true;
      return;
    }
    JsonNode chunk = Json.read(event.data());
    if (chunk.hasNonNull("error")) {
      throw new InBandFailure(event.data());
    }
    JsonNode choice = chunk.path("choices").path(0);
    JsonNode delta = choice.path("delta");
    // OpenRouter and Groq say "reasoning", DeepSeek and most others "reasoning_content"; one of
    // them.
    String thought = Json.text(delta, "reasoning_content");
    thought(thought.isEmpty() ? Json.text(delta, "reasoning") : thought, deltas);
    content(delta.path("content"), deltas);
    delta.path("tool_calls").forEach(this::toolCall);
    if (choice.hasNonNull("finish_reason")) {
      finish(choice.get("finish_reason").asText(), deltas);
    }
    usage(chunk, deltas);
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

  private void toolCall(JsonNode piece) {
    toolCalls
        .computeIfAbsent(piece.path("index").asInt(toolCalls.size()), i -> new ToolCallParts())
        .add(piece);
  }

  private void finish(String reason, Consumer<Delta> deltas) {
    if (!finished) {
      finished = true;
      toolCalls.values().forEach(call -> deltas.accept(call.whole()));
      deltas.accept(new Delta.Finish(reason));
    }
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

  /** A tool call whose arguments come in pieces. */
  private static final class ToolCallParts {

    private String id = "";
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();

    void add(JsonNode piece) {
      JsonNode function = piece.path("function");
      id = id.isEmpty() ? Json.text(piece, "id") : id;
      name = name.isEmpty() ? Json.text(function, "name") : name;
      arguments.append(Json.text(function, "arguments"));
    }

    Delta.ToolCall whole() {
      return new Delta.ToolCall(id, name, arguments.toString());
    }
  }
}
