package io.chorale.provider.openai;

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

/** {@code POST /chat/completions} with {@code "stream": true}. */
public final class OpenAiProtocol implements WireProtocol {

  @Override
  public HttpRequest.Builder ask(ProviderSettings provider, ChatRequest request) {
    ObjectNode body = Json.object();
    body.put("model", request.model());
    ArrayNode messages = body.putArray("messages");
    if (request.system() != null) {
      messages.addObject().put("role", "system").put("content", request.system());
    }
    for (ChatMessage message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    if (request.limitsTokens()) {
      body.put(limit(provider), request.maxTokens());
    }
    body.put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(provider.address("/chat/completions"))
            .POST(BodyPublishers.ofString(body.toString()));
    if (provider.key() != null) {
      asked.header("Authorization", "Bearer " + provider.key().secret());
    }
    return asked;
  }

  /** OpenAI's thinking models refuse the old name; most others know no new one. */
  private static String limit(ProviderSettings provider) {
    boolean openAi = "api.openai.com".equals(provider.baseUrl().getHost());
    return openAi ? "max_completion_tokens" : "max_tokens";
  }

  @Override
  public AnswerReader reader() {
    return new OpenAiReader();
  }
}
