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
        talk.brief(),
        talk.inputTokens());
  }

  @Override
  public Frames frames(Ask ask, String id, Instant now) {
    return new AnthropicFrames(ask, id);
  }

  @Override
  public ObjectNode whole(Ask ask, String id, Instant now, Answer answer, Usage usage) {
    ArrayNode content = Json.array();
    if (usage.thoughts() > 0) {
      content
          .addObject()
          .put("type", "thinking")
          .put("thinking", answer.wholeThoughts())
          .put("signature", signature(id));
    }
    content.addObject().put("type", "text").put("text", answer.wholeText());
    return message(ask, id, content, "end_turn", usage(usage.input(), usage.output()));
  }

  static ObjectNode message(
      Ask ask, String id, ArrayNode content, @Nullable String stopReason, ObjectNode usage) {
    ObjectNode message =
        Json.object()
            .put("id", "msg_" + id)
            .put("type", "message")
            .put("role", "assistant")
            .put("model", ask.model());
    message.set("content", content);
    message.put("stop_reason", stopReason).putNull("stop_sequence");
    message.set("usage", usage);
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
  public ObjectNode error(Refusal refusal, String requestId) {
    ObjectNode error = Json.object().put("type", "error");
    error.putObject("error").put("type", type(refusal.reason())).put("message", refusal.words());
    return error.put("request_id", "req_" + requestId);
  }

  private static String type(Refusal.Reason reason) {
    return switch (reason) {
      case BAD_REQUEST, WRONG_METHOD -> "invalid_request_error";
      case NO_KEY, BAD_KEY -> "authentication_error";
      case NOT_FOUND -> "not_found_error";
      case TOO_LARGE -> "request_too_large";
      case RATE_LIMITED -> "rate_limit_error";
      case SERVER_ERROR -> "api_error";
    };
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of("request-id", "req_" + requestId);
  }

  @Override
  public Map<String, String> rateLimitHeaders(Instant now) {
    String reset = Instant.ofEpochSecond(now.plus(Refusal.RETRY_AFTER).getEpochSecond()).toString();
    return Map.of(
        "anthropic-ratelimit-requests-limit", "60",
        "anthropic-ratelimit-requests-remaining", "0",
        "anthropic-ratelimit-requests-reset", reset,
        "anthropic-ratelimit-tokens-limit", "100000",
        "anthropic-ratelimit-tokens-remaining", "99000",
        "anthropic-ratelimit-tokens-reset", reset);
  }
}
