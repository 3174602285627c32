package io.chorale.provider.unary;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.ModelException;
import io.chorale.provider.Json;
import io.chorale.provider.ProviderFailures;
import io.chorale.provider.ProviderSettings;
import io.chorale.provider.anthropic.AnthropicProtocol;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Asks a provider for the names of its models. */
@ApplicationScoped
public class ModelLists {

  private static final int CONNECT_SECONDS = 10;
  private static final int READ_SECONDS = 20;

  /** More than any provider has; each page of a list may hold as many. */
  private static final int PAGE = 1_000;

  /** Building a client costs some 100 ms on Payara. */
  private final Map<String, Object> clients = new ConcurrentHashMap<>();

  /**
   * @throws ModelException when the provider does not answer as it should
   */
  public List<String> of(ProviderSettings provider) {
    ProviderFailures failures = new ProviderFailures(provider);
    try (Response response = answered(provider)) {
      String body = response.readEntity(String.class);
      if (response.getStatus() != 200) {
        throw failures.refused(response.getStatus(), body);
      }
      return names(body);
    } catch (ProcessingException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw failures.connection(cause, false);
    } catch (IllegalArgumentException notJson) {
      throw failures.nonsense(notJson);
    }
  }

  /** Not every client heeds that an error's answer is wanted as it is. */
  private Response answered(ProviderSettings provider) {
    try {
      return ask(provider);
    } catch (WebApplicationException refused) {
      return refused.getResponse();
    }
  }

  private Response ask(ProviderSettings provider) {
    String key = provider.key() == null ? null : provider.key().secret();
    return switch (provider.protocol()) {
      case OPENAI_CHAT -> client(OpenAiModels.class, provider).list(bearer(key));
      case ANTHROPIC ->
          client(AnthropicModels.class, provider).list(key, AnthropicProtocol.VERSION, PAGE);
      case GEMINI -> client(GeminiModels.class, provider).list(key, PAGE);
    };
  }

  private static @Nullable String bearer(@Nullable String key) {
    return key == null ? null : "Bearer " + key;
  }

  private <T> T client(Class<T> type, ProviderSettings provider) {
    return type.cast(
        clients.computeIfAbsent(
            provider.name(),
            name ->
                RestClientBuilder.newBuilder()
                    .baseUri(provider.baseUrl())
                    .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                    .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                    // The default one would throw the body of an error away.
                    .property("microprofile.rest.client.disable.default.mapper", true)
                    .build(type)));
  }

  /** {@code data[].id} of OpenAI and Anthropic, {@code models[].name} of Gemini. */
  static List<String> names(String body) {
    JsonNode list = Json.read(body);
    List<String> names = new ArrayList<>();
    list.path("data").forEach(model -> names.add(Json.text(model, "id")));
    for (JsonNode model : list.path("models")) {
      // Gemini lists embedding and other models too.
      JsonNode methods = model.path("supportedGenerationMethods");
      if (!methods.isArray() || methods.toString().contains("\"generateContent\"")) {
        names.add(Json.text(model, "name").replaceFirst("^models/", ""));
      }
    }
    return names;
  }
}
