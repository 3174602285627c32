package io.chorale.provider.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.Json;
import io.chorale.provider.ProviderSettings;
import io.chorale.provider.WireProtocol;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;

/** {@code POST /v1/messages} with {@code "stream": true}. */
public final class AnthropicProtocol implements WireProtocol {

  /** The version of the API that is spoken here; Anthropic requires it with every request. */
  public static final String VERSION = "2023-06-01";

  /** Anthropic must be told one; its newer models can all write as much. */
  private static final int MAX_TOKENS = 8_192;

  /** The least that Anthropic accepts as a budget for thinking. */
  private static final int LEAST_BUDGET = 1024;

  @Override
  public HttpRequest.Builder ask(ProviderSettings provider, ChatRequest request) {
    ObjectNode body = Json.object();
    body.put("model", request.model());
    int budget =
        provider.thinkingBudget() == 0 ? 0 : Math.max(provider.thinkingBudget(), LEAST_BUDGET);
    // What is thought counts towards max_tokens, so the answer's own share comes on top.
    int most = request.limitsTokens() ? request.maxTokens() : MAX_TOKENS;
    body.put("max_tokens", most + budget);
    if (budget > 0) {
      body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
    }
    if (request.system() != null) {
      body.put("system", request.system());
    }
    ArrayNode messages = body.putArray("messages");
    for (ChatMessage message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    body.put("stream", true);
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(provider.address("/v1/messages"))
            .header("anthropic-version", VERSION)
            .POST(BodyPublishers.ofString(body.toString()));
    if (provider.key() != null) {
      asked.header("x-api-key", provider.key().secret());
    }
    return asked;
  }

  @Override
  public AnswerReader reader() {
    return new AnthropicReader();
  }
}
