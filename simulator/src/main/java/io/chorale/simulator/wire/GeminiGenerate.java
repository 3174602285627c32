package io.chorale.simulator.wire;

import static io.chorale.simulator.wire.Refusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.answer.Voice;
import java.util.List;
import java.util.Map;

/** Gemini's generateContent and streamGenerateContent. */
public record GeminiGenerate() implements Protocol {

  private static final String MODELS = "/v1beta/models/";
  static final String BLOCKED = "SAFETY";

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
        Json.limit(body.path("generationConfig"), "maxOutputTokens"),
        talk.brief(),
        talk.told(),
        talk.inputTokens());
  }

  @Override
  public Frames frames(Heading heading) {
    return new GeminiFrames(heading);
  }

  @Override
  public ObjectNode whole(Heading heading, Said said) {
    ObjectNode response = Json.object();
    if (said.finish() == Finish.REFUSED) {
      response.putObject("promptFeedback").put("blockReason", BLOCKED);
    } else {
      candidate(heading, said, response.putArray("candidates").addObject());
    }
    if (heading.manner().reporting() != Reporting.NEVER) {
      response.set("usageMetadata", usage(said.usage()));
    }
    return response.put("modelVersion", heading.ask().model()).put("responseId", heading.id());
  }

  private static void candidate(Heading heading, Said said, ObjectNode candidate) {
    ObjectNode content = candidate.putObject("content");
    ArrayNode parts = content.putArray("parts");
    if (said.usage().thoughts() > 0) {
      parts.addObject().put("text", said.answer().wholeThoughts()).put("thought", true);
    }
    parts.addObject().put("text", said.answer().wholeText());
    if (said.finish() == Finish.TOOL) {
      parts.add(tool(heading));
    }
    content.put("role", "model");
    candidate.put("finishReason", word(said.finish())).put("index", 0);
    if (heading.manner().citations() > 0) {
      candidate.set("groundingMetadata", grounding(heading.manner()));
    }
  }

  /** A tool's call has no finish of its own here. */
  static String word(Finish finish) {
    return finish == Finish.LENGTH ? "MAX_TOKENS" : "STOP";
  }

  static ObjectNode tool(Heading heading) {
    ToolCall call = ToolCall.of(heading, "");
    ObjectNode part = Json.object();
    ObjectNode function = part.putObject("functionCall").put("name", call.name());
    function.set("args", Json.parse(ToolCall.ARGUMENTS));
    function.put("id", call.id());
    return part;
  }

  static ObjectNode grounding(Manner manner) {
    ObjectNode grounding = Json.object();
    ArrayNode chunks = grounding.putArray("groundingChunks");
    for (Citation source : manner.sources()) {
      chunks.addObject().putObject("web").put("uri", source.url()).put("title", source.title());
    }
    grounding.putArray("webSearchQueries").add("simulated");
    return grounding;
  }

  static ObjectNode usage(Usage usage) {
    ObjectNode metadata = Json.object().put("promptTokenCount", usage.input());
    if (usage.text() > 0) {
      metadata.put("candidatesTokenCount", usage.text());
    }
    metadata.put("totalTokenCount", usage.total());
    metadata
        .putArray("promptTokensDetails")
        .addObject()
        .put("modality", "TEXT")
        .put("tokenCount", usage.input());
    if (usage.thoughts() > 0) {
      metadata.put("thoughtsTokenCount", usage.thoughts());
    }
    return metadata;
  }

  /** It looks at the prompt first: nothing of an answer is seen. */
  @Override
  public int tokensBeforeRefusal() {
    return 0;
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
  public Errors errors() {
    return new GeminiErrors();
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of("x-goog-request-id", requestId);
  }
}
