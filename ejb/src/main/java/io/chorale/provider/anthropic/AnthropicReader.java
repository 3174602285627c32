package io.chorale.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.Citations;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Json;
import io.chorale.provider.SseEvent;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the events from {@code message_start} to {@code message_stop}. */
final class AnthropicReader implements AnswerReader {

  private static final Set<String> FOR_LENGTH =
      Set.of("max_tokens", "model_context_window_exceeded");

  private final Citations citations = new Citations();
  private final AnthropicUsage usage = new AnthropicUsage();
  private final ToolUse toolUse = new ToolUse();
  private boolean finished;

  @Override
  public void read(SseEvent event, Consumer<Delta> deltas) {
    JsonNode node = Json.read(event.data());
    switch (Json.text(node, "type")) {
      case "message_start" -> usage.read(node.path("message").path("usage"), deltas);
      case "content_block_start" -> begin(node.path("content_block"), deltas);
      case "content_block_delta" -> more(node.path("delta"), deltas);
      case "content_block_stop" -> toolUse.end(deltas);
      case "message_delta" -> {
        usage.read(node.path("usage"), deltas);
        finish(Json.text(node.path("delta"), "stop_reason"), deltas);
      }
      case "message_stop" -> finished = true;
      case "error" -> throw new InBandFailure(event.data());
      default -> {
        // Anthropic adds kinds of events (ping is one) and asks its clients to pass over them.
      }
    }
  }

  private void begin(JsonNode block, Consumer<Delta> deltas) {
    switch (Json.text(block, "type")) {
      case "text" -> {
        text(Json.text(block, "text"), deltas);
        block.path("citations").forEach(citation -> cite(citation, deltas));
      }
      case "thinking" -> thought(Json.text(block, "thinking"), deltas);
      case "tool_use" -> toolUse.begin(block);
      default -> {
        // Tools that the provider runs itself, their results, and thoughts that it keeps secret.
      }
    }
  }

  private void more(JsonNode delta, Consumer<Delta> deltas) {
    switch (Json.text(delta, "type")) {
      case "text_delta" -> text(Json.text(delta, "text"), deltas);
      case "thinking_delta" -> thought(Json.text(delta, "thinking"), deltas);
      case "input_json_delta" -> toolUse.more(Json.text(delta, "partial_json"));
      case "citations_delta" -> cite(delta.path("citation"), deltas);
      default -> {
        // Signatures are not shown.
      }
    }
  }

  /** A search result has its address as its source; a place in a document has none. */
  private void cite(JsonNode citation, Consumer<Delta> deltas) {
    String url = Json.text(citation, "url");
    citations.tell(
        url.isEmpty() ? Json.text(citation, "source") : url, Json.text(citation, "title"), deltas);
  }

  private static void finish(String reason, Consumer<Delta> deltas) {
    if (!reason.isEmpty()) {
      deltas.accept(new Delta.Finish(reason, FOR_LENGTH.contains(reason)));
      if (reason.equals("refusal")) {
        throw new DeclinedAnswer("refusal");
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

  @Override
  public boolean finished() {
    return finished;
  }
}
