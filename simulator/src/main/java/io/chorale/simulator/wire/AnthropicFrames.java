package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Anthropic's named events: a message, in it content blocks, in them deltas. */
final class AnthropicFrames implements Frames {

  private enum Block {
    NONE,
    THINKING,
    TEXT
  }

  private final Heading heading;
  private final Reporting reporting;
  private Usage usage;
  private Block block = Block.NONE;
  private int index;

  AnthropicFrames(Heading heading) {
    this.heading = heading;
    this.reporting = heading.manner().reporting();
    this.usage = new Usage(heading.ask().inputTokens(), 0, 0);
  }

  @Override
  public void start(StringBuilder out) {
    boolean told = reporting != Reporting.NEVER && reporting != Reporting.LATE;
    // The provider counts one output token before it has written any.
    ObjectNode first = told ? AnthropicMessages.usage(usage.input(), 1) : null;
    ObjectNode event = Json.object().put("type", "message_start");
    event.set("message", AnthropicMessages.message(heading, Json.array(), null, first));
    event("message_start", event, out);
  }

  @Override
  public void thought(String token, StringBuilder out) {
    usage = usage.plusThought();
    if (block == Block.NONE) {
      block = Block.THINKING;
      begin("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}", out);
      keepAlive(out);
    }
    delta("thinking_delta", "thinking", token, out);
    everyTime(out);
  }

  @Override
  public void text(String token, StringBuilder out) {
    usage = usage.plusText();
    openText(out);
    delta("text_delta", "text", token, out);
    everyTime(out);
  }

  /** The one event of the protocol that may tell the usage again and again, always as a sum. */
  private void everyTime(StringBuilder out) {
    if (reporting == Reporting.EVERY) {
      messageDelta(null, out);
    }
  }

  @Override
  public void finish(Finish finish, Usage total, StringBuilder out) {
    usage = total;
    if (block == Block.NONE || finish != Finish.LENGTH) {
      openText(out);
    }
    if (block == Block.TEXT) {
      heading.manner().sources().forEach(source -> cite(source, out));
    }
    stop(out);
    if (finish == Finish.TOOL) {
      tool(out);
    }
    messageDelta(AnthropicMessages.word(finish), out);
    event("message_stop", Json.object().put("type", "message_stop"), out);
  }

  private void messageDelta(@Nullable String stopReason, StringBuilder out) {
    ObjectNode event = Json.object().put("type", "message_delta");
    event.putObject("delta").put("stop_reason", stopReason).putNull("stop_sequence");
    if (reporting != Reporting.NEVER && reporting != Reporting.EARLY) {
      event
          .putObject("usage")
          .put("input_tokens", usage.input())
          .put("cache_creation_input_tokens", 0)
          .put("cache_read_input_tokens", 0)
          .put("output_tokens", usage.output());
    }
    event("message_delta", event, out);
  }

  private void cite(Citation source, StringBuilder out) {
    ObjectNode event = Json.object().put("type", "content_block_delta").put("index", index);
    event
        .putObject("delta")
        .put("type", "citations_delta")
        .set("citation", AnthropicMessages.citation(source));
    event("content_block_delta", event, out);
  }

  private void tool(StringBuilder out) {
    index++;
    begin(AnthropicMessages.tool(heading).set("input", Json.object()), out);
    delta("input_json_delta", "partial_json", "", out);
    ToolCall.PIECES.forEach(piece -> delta("input_json_delta", "partial_json", piece, out));
    stop(out);
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
      delta("signature_delta", "signature", AnthropicMessages.signature(heading.id()), out);
      stop(out);
      index++;
    }
    boolean first = block == Block.NONE;
    block = Block.TEXT;
    String citations = heading.manner().citations() > 0 ? "\"citations\":[]," : "";
    begin("{" + citations + "\"type\":\"text\",\"text\":\"\"}", out);
    if (first) {
      keepAlive(out);
    }
  }

  private void begin(Object content, StringBuilder out) {
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
