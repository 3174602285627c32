package io.chorale.provider.unary;

import io.chorale.catalogue.ModelFacts;
import io.chorale.model.ModelException;
import io.chorale.provider.ProviderFailures;
import io.chorale.provider.ProviderSettings;
import io.chorale.provider.anthropic.AnthropicProtocol;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Asks a provider for its models. */
@ApplicationScoped
public class ModelLists {

  private static final int CONNECT_SECONDS = 10;
  private static final int READ_SECONDS = 20;

  /** More than any provider has; each page of a list may hold as many. */
  private static final int PAGE = 1_000;

  /** A list that never ends is not followed for ever. */
  private static final int MOST_PAGES = 10;

  /** Building a client costs some 100 ms on Payara. */
  private final Map<String, Object> clients = new ConcurrentHashMap<>();

  private final Function<ProviderSettings, Dialect> dialects;

  public ModelLists() {
    this(Dialect::of);
  }

  ModelLists(Function<ProviderSettings, Dialect> dialects) {
    this.dialects = dialects;
  }

  /**
   * Also shows whether the provider takes the key; waits for it.
   *
   * @return what it tells of its models, by their names; empty when it takes the key but does not
   *     list its models
   * @throws ModelException when the provider does not answer as it should
   */
  public Optional<Map<String, ModelFacts>> of(ProviderSettings provider) {
    String key = provider.key() == null ? null : provider.key().secret();
    return switch (provider.protocol()) {
      case OPENAI_CHAT -> openAi(provider, key == null ? null : "Bearer " + key);
      case ANTHROPIC -> {
        AnthropicModels client = client(AnthropicModels.class, provider);
        yield all(
            provider,
            after -> client.list(key, AnthropicProtocol.VERSION, PAGE, after),
            ListPage::anthropic);
      }
      case GEMINI -> {
        GeminiModels client = client(GeminiModels.class, provider);
        yield all(provider, token -> client.list(key, PAGE, token), ListPage::gemini);
      }
    };
  }

  private Optional<Map<String, ModelFacts>> openAi(
      ProviderSettings provider, @Nullable String bearer) {
    OpenAiModels client = client(OpenAiModels.class, provider);
    Dialect dialect = dialects.apply(provider);
    if (dialect == Dialect.PERPLEXITY) {
      body(provider, () -> client.asyncRequests(bearer, 1));
      return Optional.empty();
    }
    if (dialect == Dialect.OPENROUTER) {
      body(provider, () -> client.key(bearer));
    }
    return all(provider, offset -> client.list(bearer, offset), ListPage::openAi);
  }

  private static Optional<Map<String, ModelFacts>> all(
      ProviderSettings provider,
      Function<@Nullable String, Response> ask,
      Function<String, ListPage> read) {
    Map<String, ModelFacts> models = new LinkedHashMap<>();
    String next = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      String token = next;
      ListPage found = read(provider, body(provider, () -> ask.apply(token)), read);
      models.putAll(found.models());
      next = found.next();
      if (next == null) {
        break;
      }
    }
    return Optional.of(models);
  }

  private static ListPage read(
      ProviderSettings provider, String body, Function<String, ListPage> read) {
    try {
      return read.apply(body);
    } catch (IllegalArgumentException notJson) {
      throw new ProviderFailures(provider).nonsense(notJson);
    }
  }

  private static String body(ProviderSettings provider, Supplier<Response> ask) {
    ProviderFailures failures = new ProviderFailures(provider);
    try (Response response = answered(ask)) {
      String body = response.readEntity(String.class);
      if (response.getStatus() != 200) {
        throw failures.refused(response.getStatus(), body);
      }
      return body;
    } catch (ProcessingException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw failures.connection(cause, false);
    }
  }

  /** Not every client heeds that an error's answer is wanted as it is. */
  private static Response answered(Supplier<Response> ask) {
    try {
      return ask.get();
    } catch (WebApplicationException refused) {
      return refused.getResponse();
    }
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
}
