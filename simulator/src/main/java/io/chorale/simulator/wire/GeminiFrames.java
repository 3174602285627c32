package io.chorale.simulator.wire;

/** Gemini's events: whole responses, each with the usage so far, and CRLF line ends. */
final class GeminiFrames implements Frames {

  private static final String HEAD = "data: {\"candidates\": [{\"content\": {\"parts\": [";
  private static final String TEXT = "{\"text\": \"";
  private static final String END = "\r\n\r\n";

  private final Heading heading;
  private final Reporting reporting;
  private final String tail;
  private Usage usage;
  private boolean opened;

  GeminiFrames(Heading heading) {
    this.heading = heading;
    this.reporting = heading.manner().reporting();
    this.usage = new Usage(heading.ask().inputTokens(), 0, 0);
    this.tail =
        ",\"modelVersion\": \"%s\",\"responseId\": \"%s\"}"
                .formatted(Json.quoted(heading.ask().model()), heading.id())
            + END;
  }

  @Override
  public void start(StringBuilder out) {
    // The provider says nothing before the first token.
  }

  @Override
  public void thought(String token, StringBuilder out) {
    usage = usage.plusThought();
    text(token, ",\"thought\": true}", "", out);
    close(false, out);
  }

  @Override
  public void text(String token, StringBuilder out) {
    usage = usage.plusText();
    text(token, "}", "", out);
    close(false, out);
  }

  @Override
  public void finish(Finish finish, Usage total, StringBuilder out) {
    usage = total;
    if (finish == Finish.REFUSED) {
      out.append("data: {\"promptFeedback\": {\"blockReason\": \"");
      out.append(GeminiGenerate.BLOCKED).append("\"}");
    } else {
      if (finish == Finish.TOOL) {
        out.append(HEAD).append(GeminiGenerate.tool(heading));
        out.append("],\"role\": \"model\"},\"index\": 0}]");
        close(false, out);
      }
      text("", "}", "\"finishReason\": \"" + GeminiGenerate.word(finish) + "\",", out);
    }
    close(true, out);
  }

  @Override
  public void keepAlive(StringBuilder out) {
    // The provider sends nothing in silence.
  }

  @Override
  public void garbage(StringBuilder out) {
    out.append(HEAD).append(TEXT).append(END);
  }

  private void text(String token, String end, String finish, StringBuilder out) {
    out.append(HEAD).append(TEXT);
    Json.quote(token, out);
    out.append('"').append(end).append("],\"role\": \"model\"},").append(finish);
    out.append("\"index\": 0");
    if (!finish.isEmpty() && heading.manner().citations() > 0) {
      out.append(",\"groundingMetadata\": ").append(GeminiGenerate.grounding(heading.manner()));
    }
    out.append("}]");
  }

  private void close(boolean last, StringBuilder out) {
    boolean told =
        switch (reporting) {
          case USUAL, EVERY -> true;
          case NEVER -> false;
          case EARLY -> !opened;
          case LATE -> last;
        };
    opened = true;
    if (told) {
      figures(out);
    }
    out.append(tail);
  }

  /** By hand, as this is the hot path of a stream. */
  private void figures(StringBuilder out) {
    out.append(",\"usageMetadata\": {\"promptTokenCount\": ").append(usage.input());
    count("candidatesTokenCount", usage.text(), out);
    out.append(",\"totalTokenCount\": ").append(usage.total());
    out.append(",\"promptTokensDetails\": [{\"modality\": \"TEXT\",\"tokenCount\": ");
    out.append(usage.input()).append("}]");
    count("thoughtsTokenCount", usage.thoughts(), out);
    out.append('}');
  }

  private static void count(String field, int tokens, StringBuilder out) {
    if (tokens > 0) {
      out.append(",\"").append(field).append("\": ").append(tokens);
    }
  }
}
