package io.chorale.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Json;
import io.chorale.provider.SseEvent;
import java.util.function.Consumer;

/** Reads the events from {@code message_start} to {@code message_stop}. */
final class AnthropicReader implements AnswerReader {

  private final StringBuilder arguments = new StringBuilder();
  private String toolId = "";
  private String toolName = "";
  private long inputTokens;
  private long outputTokens;
  private long thinkingTokens;
  private boolean finished;

  @Override
  public void read(SseEvent event, Consumer<Delta> deltas) {
    JsonNode node = Json.read(event.data());
    switch (Json.text(node, "type")) {
      case "message_start" -> usage(node.path("message").path("usage"), deltas);
      case "content_block_start" -> begin(node.path("content_block"), deltas);
      case "content_block_delta" -> more(node.path("delta"), deltas);
      case "content_block_stop" -> endBlock(deltas);
      case "message_delta" -> {
        usage(node.path("usage"), deltas);
        finish(node.path("delta").path("stop_reason"), deltas);
      }
      case "message_stop" -> finished = true;
      case "error" -> throw new InBandFailure(event.data());
      default -> {
        // Anthropic adds kinds of events (ping is one) and asks its clients to pass over them.
      }
    }
  }

  private void begin(JsonNode block, Consumer<Delta> deltas) {
    if (Json.text(block, "type").equals("tool_use")) {
      toolId = Json.text(block, "id");
      toolName = Json.text(block, "name");
      arguments.setLength(0);
    }
    text(Json.text(block, "text"), deltas);
    thought(Json.text(block, "thinking"), deltas);
  }

  private void more(JsonNode delta, Consumer<Delta> deltas) {
    switch (Json.text(delta, "type")) {
      case "text_delta" -> text(Json.text(delta, "text"), deltas);
      case "thinking_delta" -> thought(Json.text(delta, "thinking"), deltas);
      case "input_json_delta" -> arguments.append(Json.text(delta, "partial_json"));
      default -> {
        // Signatures and citations are not shown.
      }
    }
  }

  private static void finish(JsonNode reason, Consumer<Delta> deltas) {
    if (reason.isTextual()) {
      deltas.accept(new Delta.Finish(reason.asText()));
      if (reason.asText().equals("refusal")) {
        throw new DeclinedAnswer("refusal");
      }
    }
  }

  private void endBlock(Consumer<Delta> deltas) {
    if (!toolName.isEmpty()) {
      deltas.accept(
          new Delta.ToolCall(toolId, toolName, arguments.isEmpty() ? "{}" : arguments.toString()));
      toolName = "";
    }
    arguments.setLength(0);
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

  /** The figures are cumulative; those that are left out stand as they were. */
  private void usage(JsonNode usage, Consumer<Delta> deltas) {
    inputTokens = usage.path("input_tokens").asLong(inputTokens);
    outputTokens = usage.path("output_tokens").asLong(outputTokens);
    thinkingTokens =
        usage.path("output_tokens_details").path("thinking_tokens").asLong(thinkingTokens);
    deltas.accept(new Delta.Usage(new TokenUsage(inputTokens, outputTokens, thinkingTokens)));
  }

  @Override
  public boolean finished() {
    return finished;
  }
}
