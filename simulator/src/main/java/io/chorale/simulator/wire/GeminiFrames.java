package io.chorale.simulator.wire;

/** Gemini's events: whole responses, each with the usage so far, and CRLF line ends. */
final class GeminiFrames implements Frames {

  private static final String HEAD =
      "data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"";
  private static final String END = "\r\n\r\n";

  private final Ask ask;
  private final String tail;
  private int thoughts;
  private int texts;

  GeminiFrames(Ask ask, String id) {
    this.ask = ask;
    this.tail =
        ",\"modelVersion\": \"%s\",\"responseId\": \"%s\"}".formatted(Json.quoted(ask.model()), id)
            + END;
  }

  @Override
  public void start(StringBuilder out) {
    // The provider says nothing before the first token.
  }

  @Override
  public void thought(String token, StringBuilder out) {
    thoughts++;
    part(token, ",\"thought\": true", "", out);
  }

  @Override
  public void text(String token, StringBuilder out) {
    texts++;
    part(token, "", "", out);
  }

  @Override
  public void finish(Usage usage, StringBuilder out) {
    part("", "", "\"finishReason\": \"STOP\",", out);
  }

  @Override
  public void keepAlive(StringBuilder out) {
    // The provider sends nothing in silence.
  }

  @Override
  public void garbage(StringBuilder out) {
    out.append(HEAD).append(END);
  }

  private void part(String token, String thought, String finish, StringBuilder out) {
    out.append(HEAD);
    Json.quote(token, out);
    out.append('"').append(thought).append("}],\"role\": \"model\"},").append(finish);
    out.append("\"index\": 0}],\"usageMetadata\": {\"promptTokenCount\": ");
    out.append(ask.inputTokens());
    count("candidatesTokenCount", texts, out);
    out.append(",\"totalTokenCount\": ").append(ask.inputTokens() + thoughts + texts);
    out.append(",\"promptTokensDetails\": [{\"modality\": \"TEXT\",\"tokenCount\": ");
    out.append(ask.inputTokens()).append("}]");
    count("thoughtsTokenCount", thoughts, out);
    out.append('}').append(tail);
  }

  private static void count(String field, int tokens, StringBuilder out) {
    if (tokens > 0) {
      out.append(",\"").append(field).append("\": ").append(tokens);
    }
  }
}
