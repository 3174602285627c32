package io.chorale.provider.unary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.model.ModelException;
import io.chorale.provider.ListingServer;
import io.chorale.provider.Protocol;
import io.chorale.provider.ProviderSettings;
import io.chorale.provider.TestSettings;
import io.chorale.simulator.Simulator;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over real connections, with the REST Client of Payara. */
class ModelListsTest {

  private static Map<String, ModelFacts> ask(ProviderSettings provider) {
    return new ModelLists().of(provider).orElseThrow();
  }

  private static Optional<Map<String, ModelFacts>> ask(Dialect dialect, ProviderSettings provider) {
    return new ModelLists(any -> dialect).of(provider);
  }

  @ParameterizedTest
  @CsvSource({"OPENAI_CHAT, /v1", "ANTHROPIC, ''", "GEMINI, /v1beta"})
  void eachProtocolIsSpoken(Protocol protocol, String path) {
    try (Simulator simulator = Simulator.start(0)) {
      URI base = URI.create(simulator.baseUrl().toString().replaceFirst("/$", "") + path);
      assertThat(ask(TestSettings.of(protocol, base))).containsKey("simulated");
    }
  }

  @Test
  void openAiIsAskedWithItsKeyAndWithoutACursor() {
    try (ListingServer server =
        new ListingServer("Authorization").on("/v1/models", "{\"data\":[{\"id\":\"a\"}]}")) {
      assertThat(ask(TestSettings.of(Protocol.OPENAI_CHAT, server.address("/v1"))))
          .containsOnlyKeys("a");
      assertThat(server.asked).containsExactly("/v1/models Bearer test-key");
    }
  }

  @Test
  void anthropicsPagesAreFollowed() {
    try (ListingServer server =
        new ListingServer("x-api-key")
            .on(
                "/v1/models?limit=1000",
                "{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}")
            .on(
                "/v1/models?limit=1000&after_id=a",
                "{\"data\":[{\"id\":\"b\"}],\"has_more\":false,\"last_id\":\"b\"}")) {
      assertThat(ask(TestSettings.of(Protocol.ANTHROPIC, server.address(""))))
          .containsOnlyKeys("a", "b");
      assertThat(server.asked)
          .containsExactly(
              "/v1/models?limit=1000 test-key", "/v1/models?limit=1000&after_id=a test-key");
    }
  }

  @Test
  void geminisPagesAreFollowedButNotForEver() {
    String endless = "{\"models\":[{\"name\":\"models/a\"}],\"nextPageToken\":\"t\"}";
    try (ListingServer server =
        new ListingServer("x-goog-api-key")
            .on("/v1beta/models?pageSize=1000", endless)
            .on("/v1beta/models?pageSize=1000&pageToken=t", endless)) {
      assertThat(ask(TestSettings.of(Protocol.GEMINI, server.address("/v1beta"))))
          .containsOnlyKeys("a");
      assertThat(server.asked).hasSize(10);
    }
  }

  @Test
  void openRoutersKeyIsAskedAboutApartAndItsPagesAreFollowed() {
    try (ListingServer server =
        new ListingServer("Authorization")
            .on("/api/v1/key", "{\"data\":{\"label\":\"sk-or-v1-…\"}}")
            .on(
                "/api/v1/models",
                """
                {"data":[{"id":"v/a","supported_parameters":["tools"]}],
                 "links":{"next":"/api/v1/models?offset=500&limit=500"}}
                """)
            .on("/api/v1/models?offset=500", "{\"data\":[{\"id\":\"v/b\"}],\"links\":{}}")) {
      Map<String, ModelFacts> models =
          ask(Dialect.OPENROUTER, TestSettings.of(Protocol.OPENAI_CHAT, server.address("/api/v1")))
              .orElseThrow();
      assertThat(models).containsOnlyKeys("v/a", "v/b");
      assertThat(models.get("v/a")).matches(facts -> facts.can(Ability.TOOLS));
    }
  }

  @Test
  void aKeyThatOpenRouterDoesNotTakeIsAFailureAlthoughItsListIsOpen() {
    try (ListingServer server =
        new ListingServer("Authorization")
            .on("/key", 401, "{\"error\":{\"message\":\"User not found.\",\"code\":401}}")
            .on("/models", "{\"data\":[{\"id\":\"v/a\"}]}")) {
      assertThatThrownBy(
              () ->
                  ask(
                      Dialect.OPENROUTER,
                      TestSettings.of(Protocol.OPENAI_CHAT, server.address(""))))
          .hasMessageContaining("does not accept the key");
    }
  }

  @Test
  void perplexityDoesNotListItsModelsButShowsWhetherItTakesTheKey() {
    try (ListingServer server =
        new ListingServer("Authorization")
            .on("/async/chat/completions?limit=1", "{\"requests\":[],\"next_token\":null}")) {
      assertThat(ask(Dialect.PERPLEXITY, TestSettings.of(Protocol.OPENAI_CHAT, server.address(""))))
          .isEmpty();
      assertThat(server.asked).containsExactly("/async/chat/completions?limit=1 Bearer test-key");
    }
  }

  @Test
  void whoSpeaksADialectIsKnownByItsAddress() {
    assertThat(dialect("https://api.perplexity.ai")).isEqualTo(Dialect.PERPLEXITY);
    assertThat(dialect("https://openrouter.ai/api/v1")).isEqualTo(Dialect.OPENROUTER);
    assertThat(dialect("https://api.openai.com/v1")).isEqualTo(Dialect.PLAIN);
  }

  private static Dialect dialect(String address) {
    return Dialect.of(TestSettings.of(Protocol.OPENAI_CHAT, URI.create(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "401, BAD_KEY, does not accept the key",
    "429, RATE_LIMIT, ",
    "503, OVERLOADED, ",
    "404, , Are its base URL and the model right?",
  })
  void aRefusalIsToldByTheTableOfFailures(int status, ModelException.Kind kind, String words) {
    try (ListingServer server =
        new ListingServer("Authorization")
            .on("/models", status, "{\"error\":{\"message\":\"no test-key\"}}")) {
      assertThatThrownBy(() -> ask(TestSettings.of(Protocol.OPENAI_CHAT, server.address(""))))
          .isInstanceOfSatisfying(
              ModelException.class,
              failure -> {
                if (kind != null) {
                  assertThat(failure.kind()).isEqualTo(kind);
                }
              })
          .hasMessageContaining(words == null ? "" : words)
          .hasMessageNotContaining("test-key");
    }
  }

  @Test
  void nobodyThereAndNonsenseAreToldInWords() {
    URI gone;
    try (ListingServer server = new ListingServer("Authorization").on("/models", "<html>")) {
      assertThatThrownBy(() -> ask(TestSettings.of(Protocol.OPENAI_CHAT, server.address(""))))
          .hasMessageContaining("could not be understood");
      gone = server.address("");
    }
    assertThatThrownBy(() -> ask(TestSettings.of(Protocol.OPENAI_CHAT, gone)))
        .hasMessageContaining("cannot be reached");
  }
}
