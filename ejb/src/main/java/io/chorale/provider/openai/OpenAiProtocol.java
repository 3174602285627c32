package io.chorale.provider.openai;

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

/** {@code POST /chat/completions} with {@code "stream": true}. */
public final class OpenAiProtocol implements WireProtocol {

  @Override
  public HttpRequest.Builder ask(Asked asked) {
    ProviderSettings provider = asked.provider();
    ChatRequest request = asked.request();
    Dialect dialect = Dialect.of(provider);
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
    if (asked.limitsTokens()) {
      body.put(dialect.limit(), asked.mostTokens());
    }
    if (request.temperature() != null && dialect.takesTemperature(request.model())) {
      body.put("temperature", Math.min(request.temperature(), dialect.hottest()));
    }
    if (asked.ultra()) {
      think(dialect, asked.thinkingTokens(), body);
    }
    body.put("stream", true);
    if (dialect.mustBeAskedForUsage()) {
      body.putObject("stream_options").put("include_usage", true);
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(provider.address("/chat/completions"))
            .POST(BodyPublishers.ofString(body.toString()));
    if (provider.key() != null) {
      builder.header("Authorization", "Bearer " + provider.key().secret());
    }
    return builder;
  }

  private static void think(Dialect dialect, int tokens, ObjectNode body) {
    if (dialect == Dialect.OPENROUTER) {
      body.putObject("reasoning").put("max_tokens", tokens);
    } else {
      body.put("reasoning_effort", "high");
    }
  }

  @Override
  public AnswerReader reader() {
    return new OpenAiReader();
  }

  @Override
  public boolean thinksHarder(ProviderSettings provider, String model) {
    return Dialect.of(provider).thinksHarder(model);
  }

  /** OpenRouter is told the number, the others an effort; their thinking needs the room as well. */
  @Override
  public int thinkingTokens(ProviderSettings provider, String model, boolean ultra) {
    return ultra ? provider.ultraThinkingBudget() : 0;
  }
}
