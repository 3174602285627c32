package io.chorale.simulator.wire;

import static io.chorale.simulator.wire.Refusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.answer.Voice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Anthropic's Messages. */
public record AnthropicMessages() implements Protocol {

  @Override
  public Voice voice() {
    return Voice.CONSIDERATE;
  }

  @Override
  public void admit(Call call) {
    String key = call.header("x-api-key");
    if (key == null || key.isBlank()) {
      throw new Refusal(Refusal.Reason.NO_KEY, "x-api-key header is required");
    }
    if (key.equals(BAD_KEY)) {
      throw new Refusal(Refusal.Reason.BAD_KEY, "invalid x-api-key");
    }
    if (call.header("anthropic-version") == null) {
      throw badRequest("anthropic-version: header is required");
    }
  }

  @Override
  public Ask ask(Call call, JsonNode body) {
    String model = body.path("model").asText();
    if (model.isEmpty()) {
      throw badRequest("model: Field required");
    }
    if (!body.path("max_tokens").isInt() || body.path("max_tokens").asInt() < 1) {
      throw badRequest("max_tokens: Field required, a whole number of at least 1");
    }
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw badRequest("messages: Field required, with at least one message");
    }
    Talk talk = new Talk();
    talk.system(body.path("system"));
    messages.forEach(each -> talk.message(each.path("role").asText(), each.path("content")));
    String thinking = body.path("thinking").path("type").asText();
    return new Ask(
        model,
        body.path("stream").asBoolean(),
        thinking.equals("enabled") || thinking.equals("adaptive"),
        true,
        Json.limit(body, "max_tokens"),
        talk.brief(),
        talk.told(),
        talk.inputTokens());
  }

  @Override
  public Frames frames(Heading heading) {
    return new AnthropicFrames(heading);
  }

  @Override
  public ObjectNode whole(Heading heading, Said said) {
    ArrayNode content = Json.array();
    if (said.usage().thoughts() > 0) {
      content
          .addObject()
          .put("type", "thinking")
          .put("thinking", said.answer().wholeThoughts())
          .put("signature", signature(heading.id()));
    }
    ObjectNode text = content.addObject();
    if (heading.manner().citations() > 0) {
      ArrayNode citations = text.putArray("citations");
      heading.manner().sources().forEach(source -> citations.add(citation(source)));
    }
    text.put("type", "text").put("text", said.answer().wholeText());
    if (said.finish() == Finish.TOOL) {
      content.add(tool(heading).set("input", Json.parse(ToolCall.ARGUMENTS)));
    }
    boolean told = heading.manner().reporting() != Reporting.NEVER;
    ObjectNode usage = told ? usage(said.usage().input(), said.usage().output()) : null;
    return message(heading, content, word(said.finish()), usage);
  }

  static String word(Finish finish) {
    return switch (finish) {
      case STOP -> "end_turn";
      case LENGTH -> "max_tokens";
      case REFUSED -> "refusal";
      case TOOL -> "tool_use";
    };
  }

  static ObjectNode citation(Citation source) {
    return Json.object()
        .put("type", "web_search_result_location")
        .put("cited_text", "A simulated quotation.")
        .put("url", source.url())
        .put("title", source.title())
        .put("encrypted_index", "c2ltdWxhdGVk" + source.number());
  }

  static ObjectNode tool(Heading heading) {
    ToolCall call = ToolCall.of(heading, "toolu_");
    return Json.object().put("type", "tool_use").put("id", call.id()).put("name", call.name());
  }

  static ObjectNode message(
      Heading heading, ArrayNode content, @Nullable String stopReason, @Nullable ObjectNode usage) {
    ObjectNode message =
        Json.object()
            .put("id", "msg_" + heading.id())
            .put("type", "message")
            .put("role", "assistant")
            .put("model", heading.ask().model());
    message.set("content", content);
    message.put("stop_reason", stopReason).putNull("stop_sequence");
    if (usage != null) {
      message.set("usage", usage);
    }
    return message;
  }

  static ObjectNode usage(int input, int output) {
    return Json.object()
        .put("input_tokens", input)
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0)
        .put("output_tokens", output)
        .put("service_tier", "standard");
  }

  /** Opaque to clients, which only hand it back. */
  static String signature(String id) {
    return "c2ltdWxhdGVk" + id + "==";
  }

  @Override
  public ObjectNode models(List<String> names) {
    ObjectNode list = Json.object();
    ArrayNode data = list.putArray("data");
    names.forEach(
        name ->
            data.addObject()
                .put("type", "model")
                .put("id", name)
                .put("display_name", name)
                .put("created_at", "2023-11-14T00:00:00Z"));
    return list.put("has_more", false)
        .put("first_id", names.get(0))
        .put("last_id", names.get(names.size() - 1));
  }

  @Override
  public Errors errors() {
    return new AnthropicErrors();
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of("request-id", "req_" + requestId);
  }
}
