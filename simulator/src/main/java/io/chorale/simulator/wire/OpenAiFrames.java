package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** {@code chat.completion.chunk} events. */
final class OpenAiFrames implements Frames {

  private static final String DATA = "data: ";
  private static final String END = "\n\n";

  private final Ask ask;
  private final String head;
  private final String tail;
  private boolean opened;

  OpenAiFrames(Ask ask, String id, Instant now) {
    this.ask = ask;
    this.head =
        DATA
            + """
            {"id":"chatcmpl-%s","object":"chat.completion.chunk","created":%d,"model":"%s",\
            "service_tier":"default","system_fingerprint":"fp_simulated","choices":["""
                .formatted(id, now.getEpochSecond(), Json.quoted(ask.model()));
    this.tail = ask.streamUsage() ? ",\"usage\":null}" + END : "}" + END;
  }

  @Override
  public void start(StringBuilder out) {
    // The chunk with the role comes with the first token.
  }

  @Override
  public void thought(String token, StringBuilder out) {
    delta("reasoning_content", token, out);
  }

  @Override
  public void text(String token, StringBuilder out) {
    delta("content", token, out);
  }

  @Override
  public void finish(Usage usage, StringBuilder out) {
    open(out);
    choice("", "\"stop\"", out);
    if (ask.streamUsage()) {
      ObjectNode node = OpenAiChat.usage(usage);
      out.append(head).append("],\"usage\":").append(node).append('}').append(END);
    }
    out.append(DATA).append("[DONE]").append(END);
  }

  @Override
  public void keepAlive(StringBuilder out) {
    out.append(": keep-alive").append(END);
  }

  @Override
  public void garbage(StringBuilder out) {
    out.append(head).append("{\"index\":0,\"delta\":{\"content\":\"").append(END);
  }

  private void delta(String field, String token, StringBuilder out) {
    open(out);
    out.append(head).append("{\"index\":0,\"delta\":{\"").append(field).append("\":\"");
    Json.quote(token, out);
    out.append("\"},\"logprobs\":null,\"finish_reason\":null}]").append(tail);
  }

  private void open(StringBuilder out) {
    if (!opened) {
      opened = true;
      choice("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null", "null", out);
    }
  }

  private void choice(String delta, String finish, StringBuilder out) {
    out.append(head).append("{\"index\":0,\"delta\":{").append(delta);
    out.append("},\"logprobs\":null,\"finish_reason\":").append(finish).append("}]").append(tail);
  }
}
