package io.chorale.provider.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.provider.AnswerReader;
import io.chorale.provider.Asked;
import io.chorale.provider.Json;
import io.chorale.provider.ProviderSettings;
import io.chorale.provider.WireProtocol;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** {@code POST /models/{model}:streamGenerateContent?alt=sse}. */
public final class GeminiProtocol implements WireProtocol {

  @Override
  public HttpRequest.Builder ask(Asked asked) {
    ProviderSettings provider = asked.provider();
    ChatRequest request = asked.request();
    ObjectNode body = Json.object();
    if (request.system() != null) {
      body.putObject("systemInstruction")
          .putArray("parts")
          .addObject()
          .put("text", request.system());
    }
    ArrayNode contents = body.putArray("contents");
    for (ChatMessage message : request.messages()) {
      ObjectNode content = contents.addObject();
      content.put("role", message.role() == ChatMessage.Role.USER ? "user" : "model");
      content.putArray("parts").addObject().put("text", message.text());
    }
    ObjectNode generation = body.putObject("generationConfig");
    if (asked.limitsTokens()) {
      generation.put("maxOutputTokens", asked.mostTokens());
    }
    if (request.temperature() != null) {
      generation.put("temperature", request.temperature());
    }
    GeminiThinking.ask(asked, generation);
    String model = URLEncoder.encode(request.model(), StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(
                provider.address("/models/" + model + ":streamGenerateContent?alt=sse"))
            .POST(BodyPublishers.ofString(body.toString()));
    if (provider.key() != null) {
      builder.header("x-goog-api-key", provider.key().secret());
    }
    return builder;
  }

  @Override
  public AnswerReader reader() {
    return new GeminiReader();
  }

  @Override
  public boolean thinksHarder(ProviderSettings provider, String model) {
    return true;
  }

  @Override
  public int thinkingTokens(ProviderSettings provider, String model, boolean ultra) {
    return GeminiThinking.tokens(provider, model, ultra);
  }
}
