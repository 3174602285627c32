package io.chorale.simulator.wire;

import static io.chorale.simulator.wire.Refusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.answer.Answer;
import io.chorale.simulator.answer.Voice;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Gemini's generateContent and streamGenerateContent. */
public record GeminiGenerate() implements Protocol {

  private static final String MODELS = "/v1beta/models/";
  private static final String STREAM = "streamGenerateContent";

  /** Whether the path names a model and one of the two methods that are spoken here. */
  public static boolean isMethod(String path) {
    return path.startsWith(MODELS)
        && (path.endsWith(":" + STREAM) || path.endsWith(":generateContent"));
  }

  @Override
  public Voice voice() {
    return Voice.ORDERLY;
  }

  @Override
  public void admit(Call call) {
    String header = call.header("x-goog-api-key");
    String key = header != null ? header : call.query().getOrDefault("key", "");
    if (key.isBlank()) {
      throw new Refusal(
          Refusal.Reason.NO_KEY,
          "Method doesn't allow unregistered callers. Please send an API key.");
    }
    if (key.equals(BAD_KEY)) {
      throw new Refusal(Refusal.Reason.BAD_KEY, "API key not valid. Please pass a valid API key.");
    }
  }

  @Override
  public Ask ask(Call call, JsonNode body) {
    // The model may have colons of its own: the method is behind the last.
    int colon = call.path().lastIndexOf(':');
    boolean stream = call.path().endsWith(STREAM);
    if (stream && !"sse".equals(call.query().get("alt"))) {
      throw badRequest("The simulator streams events only: add alt=sse to the query.");
    }
    JsonNode contents = body.path("contents");
    if (!contents.isArray() || contents.isEmpty()) {
      throw badRequest("* GenerateContentRequest.contents: contents is not specified");
    }
    Talk talk = new Talk();
    talk.system(body.path("systemInstruction").path("parts"));
    talk.system(body.path("system_instruction").path("parts"));
    contents.forEach(each -> talk.message(each.path("role").asText("user"), each.path("parts")));
    JsonNode thinking = body.path("generationConfig").path("thinkingConfig");
    return new Ask(
        call.path().substring(MODELS.length(), colon),
        stream,
        thinking.path("includeThoughts").asBoolean(),
        true,
        talk.brief(),
        talk.inputTokens());
  }

  @Override
  public Frames frames(Ask ask, String id, Instant now) {
    return new GeminiFrames(ask, id);
  }

  @Override
  public ObjectNode whole(Ask ask, String id, Instant now, Answer answer, Usage usage) {
    ObjectNode response = Json.object();
    ObjectNode candidate = response.putArray("candidates").addObject();
    ObjectNode content = candidate.putObject("content");
    ArrayNode parts = content.putArray("parts");
    if (usage.thoughts() > 0) {
      parts.addObject().put("text", answer.wholeThoughts()).put("thought", true);
    }
    parts.addObject().put("text", answer.wholeText());
    content.put("role", "model");
    candidate.put("finishReason", "STOP").put("index", 0);
    ObjectNode metadata =
        response
            .putObject("usageMetadata")
            .put("promptTokenCount", usage.input())
            .put("candidatesTokenCount", usage.text())
            .put("totalTokenCount", usage.total());
    if (usage.thoughts() > 0) {
      metadata.put("thoughtsTokenCount", usage.thoughts());
    }
    return response.put("modelVersion", ask.model()).put("responseId", id);
  }

  @Override
  public ObjectNode models(List<String> names) {
    ObjectNode list = Json.object();
    ArrayNode models = list.putArray("models");
    for (String name : names) {
      models
          .addObject()
          .put("name", "models/" + name)
          .put("version", "001")
          .put("displayName", name)
          .put("inputTokenLimit", 1_000_000)
          .put("outputTokenLimit", 1_000_000)
          .putArray("supportedGenerationMethods")
          .add("generateContent");
    }
    return list;
  }

  @Override
  public ObjectNode error(Refusal refusal, String requestId) {
    return GeminiErrors.body(refusal, status(refusal));
  }

  @Override
  public int status(Refusal refusal) {
    return GeminiErrors.status(refusal.reason());
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of("x-goog-request-id", requestId);
  }

  @Override
  public Map<String, String> rateLimitHeaders(Instant now) {
    return Map.of();
  }
}
