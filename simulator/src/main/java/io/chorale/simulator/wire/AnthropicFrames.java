package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Anthropic's named events: a message, in it content blocks, in them deltas. */
final class AnthropicFrames implements Frames {

  private enum Block {
    NONE,
    THINKING,
    TEXT
  }

  private final Ask ask;
  private final String id;
  private Block block = Block.NONE;
  private int index;

  AnthropicFrames(Ask ask, String id) {
    this.ask = ask;
    this.id = id;
  }

  @Override
  public void start(StringBuilder out) {
    // The provider counts one output token before it has written any.
    JsonNode message =
        AnthropicMessages.message(
            ask, id, Json.array(), null, AnthropicMessages.usage(ask.inputTokens(), 1));
    ObjectNode event = Json.object().put("type", "message_start");
    event.set("message", message);
    event("message_start", event, out);
  }

  @Override
  public void thought(String token, StringBuilder out) {
    if (block == Block.NONE) {
      block = Block.THINKING;
      begin("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}", out);
      keepAlive(out);
    }
    delta("thinking_delta", "thinking", token, out);
  }

  @Override
  public void text(String token, StringBuilder out) {
    openText(out);
    delta("text_delta", "text", token, out);
  }

  @Override
  public void finish(Usage usage, StringBuilder out) {
    openText(out);
    stop(out);
    ObjectNode event = Json.object().put("type", "message_delta");
    event.putObject("delta").put("stop_reason", "end_turn").putNull("stop_sequence");
    event
        .putObject("usage")
        .put("input_tokens", usage.input())
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0)
        .put("output_tokens", usage.output());
    event("message_delta", event, out);
    event("message_stop", Json.object().put("type", "message_stop"), out);
  }

  @Override
  public void keepAlive(StringBuilder out) {
    event("ping", "{\"type\": \"ping\"}", out);
  }

  @Override
  public void garbage(StringBuilder out) {
    event("content_block_delta", "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{", out);
  }

  private void openText(StringBuilder out) {
    if (block == Block.TEXT) {
      return;
    }
    if (block == Block.THINKING) {
      delta("signature_delta", "signature", AnthropicMessages.signature(id), out);
      stop(out);
      index++;
    }
    boolean first = block == Block.NONE;
    block = Block.TEXT;
    begin("{\"type\":\"text\",\"text\":\"\"}", out);
    if (first) {
      keepAlive(out);
    }
  }

  private void begin(String content, StringBuilder out) {
    event(
        "content_block_start",
        "{\"type\":\"content_block_start\",\"index\":%d,\"content_block\":%s}"
            .formatted(index, content),
        out);
  }

  private void delta(String type, String field, String token, StringBuilder out) {
    out.append("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":");
    out.append(index).append(",\"delta\":{\"type\":\"").append(type).append("\",\"");
    out.append(field).append("\":\"");
    Json.quote(token, out);
    out.append("\"}}\n\n");
  }

  private void stop(StringBuilder out) {
    event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + index + "}", out);
  }

  private static void event(String name, Object data, StringBuilder out) {
    out.append("event: ").append(name).append("\ndata: ").append(data).append("\n\n");
  }
}
