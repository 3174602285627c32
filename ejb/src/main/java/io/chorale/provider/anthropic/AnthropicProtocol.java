package io.chorale.provider.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.Asked;
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

  /** Where others go up to 2. */
  private static final double HOTTEST = 1;

  @Override
  public HttpRequest.Builder ask(Asked asked) {
    ProviderSettings provider = asked.provider();
    ChatRequest request = asked.request();
    ObjectNode body = Json.object();
    body.put("model", request.model());
    body.put("max_tokens", asked.mostTokens());
    ClaudeThinking.ask(asked, body);
    if (request.temperature() != null && ClaudeThinking.allowsTemperature(body, request.model())) {
      body.put("temperature", Math.min(request.temperature(), HOTTEST));
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
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(provider.address("/v1/messages"))
            .header("anthropic-version", VERSION)
            .POST(BodyPublishers.ofString(body.toString()));
    if (provider.key() != null) {
      builder.header("x-api-key", provider.key().secret());
    }
    return builder;
  }

  @Override
  public AnswerReader reader() {
    return new AnthropicReader();
  }

  @Override
  public boolean thinksHarder(ProviderSettings provider, String model) {
    return true;
  }

  /** What is thought counts towards max_tokens, so the answer's own share comes on top. */
  @Override
  public int thinkingTokens(ProviderSettings provider, String model, boolean ultra) {
    return ClaudeThinking.tokens(provider, model, ultra);
  }

  @Override
  public int demandedLimit() {
    return MAX_TOKENS;
  }
}
