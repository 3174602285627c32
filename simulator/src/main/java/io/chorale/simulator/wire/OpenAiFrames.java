package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code chat.completion.chunk} events. */
final class OpenAiFrames implements Frames {

  private static final String DATA = "data: ";
  private static final String END = "\n\n";

  private final Heading heading;
  private final Reporting reporting;
  private final String head;
  private final String sources;
  private Usage usage;
  private boolean opened;

  OpenAiFrames(Heading heading) {
    this.heading = heading;
    this.reporting = heading.manner().reporting();
    this.usage = new Usage(heading.ask().inputTokens(), 0, 0);
    this.head =
        DATA
            + """
            {"id":"chatcmpl-%s","object":"chat.completion.chunk","created":%d,"model":"%s",\
            "service_tier":"default","system_fingerprint":"fp_simulated","choices":["""
                .formatted(
                    heading.id(),
                    heading.now().getEpochSecond(),
                    Json.quoted(heading.ask().model()));
    this.sources = sources(heading.manner());
  }

  /** Perplexity has them in every chunk. */
  private static String sources(Manner manner) {
    ObjectNode fields = Json.object();
    OpenAiChat.cite(manner, fields);
    String object = fields.toString();
    return fields.isEmpty() ? "" : "," + object.substring(1, object.length() - 1);
  }

  @Override
  public void start(StringBuilder out) {
    // The chunk with the role comes with the first token.
  }

  @Override
  public void thought(String token, StringBuilder out) {
    usage = usage.plusThought();
    delta("reasoning_content", token, out);
  }

  @Override
  public void text(String token, StringBuilder out) {
    usage = usage.plusText();
    delta("content", token, out);
  }

  @Override
  public void finish(Finish finish, Usage total, StringBuilder out) {
    usage = total;
    open(out);
    if (finish == Finish.TOOL) {
      tool(out);
    }
    choice("", "\"" + OpenAiChat.word(finish) + "\"", out);
    if (hasUsageChunk()) {
      out.append(head).append(']');
      figures(out);
      close(out);
    }
    out.append(DATA).append("[DONE]").append(END);
  }

  private boolean hasUsageChunk() {
    return switch (reporting) {
      case USUAL, EVERY -> heading.ask().streamUsage();
      case LATE -> true;
      case NEVER, EARLY -> false;
    };
  }

  private void tool(StringBuilder out) {
    ObjectNode call = Json.object().put("index", 0).setAll(OpenAiChat.tool(heading, ""));
    choice("\"tool_calls\":[" + call + "]", "null", out);
    for (String piece : ToolCall.PIECES) {
      String arguments =
          "{\"index\":0,\"function\":{\"arguments\":\"" + Json.quoted(piece) + "\"}}";
      choice("\"tool_calls\":[" + arguments + "]", "null", out);
    }
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
    out.append("\"},\"logprobs\":null,\"finish_reason\":null}]");
    figuresOrNull(out);
    close(out);
  }

  private void open(StringBuilder out) {
    if (!opened) {
      choice("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null", "null", out);
    }
  }

  private void choice(String delta, String finish, StringBuilder out) {
    out.append(head).append("{\"index\":0,\"delta\":{").append(delta);
    out.append("},\"logprobs\":null,\"finish_reason\":").append(finish).append("}]");
    figuresOrNull(out);
    close(out);
    opened = true;
  }

  private void figuresOrNull(StringBuilder out) {
    if (reporting == Reporting.EVERY || (reporting == Reporting.EARLY && !opened)) {
      figures(out);
    } else if (reporting == Reporting.USUAL && heading.ask().streamUsage()) {
      out.append(",\"usage\":null");
    }
  }

  private void figures(StringBuilder out) {
    out.append(",\"usage\":").append(OpenAiChat.usage(usage));
  }

  private void close(StringBuilder out) {
    out.append(sources).append('}').append(END);
  }
}
