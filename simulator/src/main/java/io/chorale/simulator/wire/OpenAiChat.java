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
        talk.brief(),
        talk.inputTokens());
  }

  @Override
  public Frames frames(Ask ask, String id, Instant now) {
    return new OpenAiFrames(ask, id, now);
  }

  @Override
  public ObjectNode whole(Ask ask, String id, Instant now, Answer answer, Usage usage) {
    ObjectNode completion =
        Json.object()
            .put("id", "chatcmpl-" + id)
            .put("object", "chat.completion")
            .put("created", now.getEpochSecond())
            .put("model", ask.model());
    ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
    ObjectNode message =
        choice.putObject("message").put("role", "assistant").put("content", answer.wholeText());
    if (usage.thoughts() > 0) {
      message.put("reasoning_content", answer.wholeThoughts());
    }
    message.putNull("refusal");
    choice.putNull("logprobs").put("finish_reason", "stop");
    completion.set("usage", usage(usage));
    return completion.put("service_tier", "default").put("system_fingerprint", "fp_simulated");
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
  public ObjectNode error(Refusal refusal, String requestId) {
    ObjectNode error = Json.object();
    error
        .putObject("error")
        .put("message", refusal.words())
        .put("type", type(refusal.reason()))
        .putNull("param")
        .put("code", code(refusal.reason()));
    return error;
  }

  private static String type(Refusal.Reason reason) {
    return switch (reason) {
      case RATE_LIMITED -> "requests";
      case SERVER_ERROR -> "server_error";
      default -> "invalid_request_error";
    };
  }

  private static @Nullable String code(Refusal.Reason reason) {
    return switch (reason) {
      case BAD_KEY -> "invalid_api_key";
      case NOT_FOUND -> "unknown_url";
      case RATE_LIMITED -> "rate_limit_exceeded";
      default -> null;
    };
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of("x-request-id", "req_" + requestId, "openai-version", "2020-10-01");
  }

  @Override
  public Map<String, String> rateLimitHeaders(Instant now) {
    String reset = Refusal.RETRY_AFTER.toSeconds() + "s";
    return Map.of(
        "x-ratelimit-limit-requests", "60",
        "x-ratelimit-remaining-requests", "0",
        "x-ratelimit-reset-requests", reset,
        "x-ratelimit-limit-tokens", "150000",
        "x-ratelimit-remaining-tokens", "149000",
        "x-ratelimit-reset-tokens", reset);
  }
}
