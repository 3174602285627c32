package io.chorale.simulator.wire;

import static io.chorale.simulator.wire.Refusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.answer.Voice;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's chat completions, with the thoughts in {@code reasoning_content} as the compatible
 * providers send them.
 */
public record OpenAiChat() implements Protocol {

  private static final String BEARER = "Bearer ";

  @Override
  public Voice voice() {
    return Voice.BRISK;
  }

  @Override
  public void admit(Call call) {
    String header = call.header("authorization");
    String key = header != null && header.startsWith(BEARER) ? header.substring(7).strip() : "";
    if (key.isEmpty()) {
      throw new Refusal(
          Refusal.Reason.NO_KEY,
          "You didn't provide an API key. Send it as Authorization: Bearer YOUR_KEY.");
    }
    if (key.equals(BAD_KEY)) {
      throw new Refusal(Refusal.Reason.BAD_KEY, "Incorrect API key provided: " + BAD_KEY + ".");
    }
  }

  @Override
  public Ask ask(Call call, JsonNode body) {
    String model = body.path("model").asText();
    if (model.isEmpty()) {
      throw badRequest("you must provide a model parameter");
    }
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw badRequest("Missing required parameter: 'messages'.");
    }
    Talk talk = new Talk();
    messages.forEach(each -> talk.message(each.path("role").asText(), each.path("content")));
    return new Ask(
        model,
        body.path("stream").asBoolean(),
        true,
        body.path("stream_options").path("include_usage").asBoolean(),
        Json.limit(body, "max_completion_tokens", "max_tokens"),
        talk.brief(),
        talk.told(),
        talk.inputTokens());
  }

  @Override
  public Frames frames(Heading heading) {
    return new OpenAiFrames(heading);
  }

  @Override
  public ObjectNode whole(Heading heading, Said said) {
    ObjectNode completion =
        Json.object()
            .put("id", "chatcmpl-" + heading.id())
            .put("object", "chat.completion")
            .put("created", heading.now().getEpochSecond())
            .put("model", heading.ask().model());
    ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
    ObjectNode message =
        choice
            .putObject("message")
            .put("role", "assistant")
            .put("content", said.answer().wholeText());
    if (said.usage().thoughts() > 0) {
      message.put("reasoning_content", said.answer().wholeThoughts());
    }
    if (said.finish() == Finish.TOOL) {
      message.putArray("tool_calls").add(tool(heading, ToolCall.ARGUMENTS));
    }
    message.putNull("refusal");
    choice.putNull("logprobs").put("finish_reason", word(said.finish()));
    if (heading.manner().reporting() != Reporting.NEVER) {
      completion.set("usage", usage(said.usage()));
    }
    cite(heading.manner(), completion);
    return completion.put("service_tier", "default").put("system_fingerprint", "fp_simulated");
  }

  static String word(Finish finish) {
    return switch (finish) {
      case STOP -> "stop";
      case LENGTH -> "length";
      case REFUSED -> "content_filter";
      case TOOL -> "tool_calls";
    };
  }

  static ObjectNode tool(Heading heading, String arguments) {
    ToolCall call = ToolCall.of(heading, "call_");
    ObjectNode node = Json.object().put("id", call.id()).put("type", "function");
    node.putObject("function").put("name", call.name()).put("arguments", arguments);
    return node;
  }

  /** Perplexity's two fields beside the choices. */
  static void cite(Manner manner, ObjectNode completion) {
    if (manner.citations() > 0) {
      ArrayNode urls = completion.putArray("citations");
      ArrayNode results = completion.putArray("search_results");
      for (Citation source : manner.sources()) {
        urls.add(source.url());
        results.addObject().put("title", source.title()).put("url", source.url());
      }
    }
  }

  static ObjectNode usage(Usage usage) {
    ObjectNode node =
        Json.object()
            .put("prompt_tokens", usage.input())
            .put("completion_tokens", usage.output())
            .put("total_tokens", usage.total());
    node.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
    node.putObject("completion_tokens_details")
        .put("reasoning_tokens", usage.thoughts())
        .put("audio_tokens", 0)
        .put("accepted_prediction_tokens", 0)
        .put("rejected_prediction_tokens", 0);
    return node;
  }

  @Override
  public ObjectNode models(List<String> names) {
    ObjectNode list = Json.object().put("object", "list");
    ArrayNode data = list.putArray("data");
    names.forEach(
        name ->
            data.addObject()
                .put("id", name)
                .put("object", "model")
                .put("created", 1_700_000_000)
                .put("owned_by", "simulator"));
    return list;
  }

  @Override
  public Errors errors() {
    return new OpenAiErrors();
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of("x-request-id", "req_" + requestId, "openai-version", "2020-10-01");
  }
}
