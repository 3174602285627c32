package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.catalogue.ModelFacts;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each protocol puts on the wire. */
class WireProtocolTest {

  private static final ChatRequest REQUEST =
      new ChatRequest(
          "some/model 1",
          "Be brief.",
          List.of(ChatMessage.user("Hello"), ChatMessage.assistant("Hi"), ChatMessage.user("Bye")));

  private static HttpRequest ask(Acme acme) {
    return SentBody.request(acme, ModelFacts.UNKNOWN, REQUEST);
  }

  @Test
  void openAiIsAskedForAStreamWithUsage() {
    HttpRequest asked = ask(Acme.speaking(Protocol.OPENAI_CHAT));
    assertThat(asked.uri()).hasToString("https://acme.test/v1/chat/completions");
    assertThat(asked.headers().firstValue("Authorization")).contains("Bearer secret");
    assertThat(SentBody.of(asked))
        .isEqualTo(
            Json.read(
                """
                {"model":"some/model 1",
                 "messages":[{"role":"system","content":"Be brief."},
                  {"role":"user","content":"Hello"},{"role":"assistant","content":"Hi"},
                  {"role":"user","content":"Bye"}],
                 "stream":true,"stream_options":{"include_usage":true}}
                """));
  }

  /** Mistral refuses the whole request for such a field. */
  @ParameterizedTest
  @ValueSource(strings = {"https://api.perplexity.ai", "https://api.mistral.ai/v1"})
  void perplexityAndMistralTellTheUsageUnasked(String address) {
    Acme unasked = Acme.speaking(Protocol.OPENAI_CHAT).at(address);
    assertThat(SentBody.of(ask(unasked)).has("stream_options")).isFalse();
  }

  @Test
  void openAiItselfHasANewNameForTheLimit() {
    Acme acme = Acme.speaking(Protocol.OPENAI_CHAT).most(500);
    assertThat(SentBody.of(ask(acme)).path("max_tokens").asInt()).isEqualTo(500);
    JsonNode openAi = SentBody.of(ask(acme.at("https://api.openai.com/v1")));
    assertThat(openAi.path("max_completion_tokens").asInt()).isEqualTo(500);
    assertThat(openAi.has("max_tokens")).isFalse();
  }

  @Test
  void anthropicIsAskedWithAVersionAndRoomForThinking() {
    HttpRequest asked = ask(Acme.speaking(Protocol.ANTHROPIC).thinking(2_048));
    assertThat(asked.uri()).hasToString("https://acme.test/v1/v1/messages");
    assertThat(asked.headers().firstValue("x-api-key")).contains("secret");
    assertThat(asked.headers().firstValue("anthropic-version")).contains("2023-06-01");
    JsonNode body = SentBody.of(asked);
    assertThat(body.path("system").asText()).isEqualTo("Be brief.");
    assertThat(body.path("thinking"))
        .isEqualTo(Json.read("{\"type\":\"enabled\",\"budget_tokens\":2048}"));
    assertThat(body.path("max_tokens").asInt()).isEqualTo(8_192 + 2_048);
    assertThat(body.path("messages")).hasSize(3);
  }

  @Test
  void anthropicDoesNotThinkWithoutABudget() {
    JsonNode body = SentBody.of(ask(Acme.speaking(Protocol.ANTHROPIC).thinking(0).most(500)));
    assertThat(body.has("thinking")).isFalse();
    assertThat(body.path("max_tokens").asInt()).isEqualTo(500);
  }

  @Test
  void geminiHasTheModelInItsPathAndTheKeyOutOfIt() {
    HttpRequest asked = ask(Acme.speaking(Protocol.GEMINI).most(500));
    assertThat(asked.uri())
        .hasToString("https://acme.test/v1/models/some%2Fmodel%201:streamGenerateContent?alt=sse");
    assertThat(asked.headers().firstValue("x-goog-api-key")).contains("secret");
    JsonNode body = SentBody.of(asked);
    assertThat(body.path("contents").path(1).path("role").asText()).isEqualTo("model");
    assertThat(body.path("generationConfig"))
        .isEqualTo(
            Json.read(
                """
                {"maxOutputTokens":500,
                 "thinkingConfig":{"includeThoughts":true,"thinkingBudget":-1}}
                """));
  }

  @Test
  void geminiIsNotAskedToThinkWithoutABudget() {
    JsonNode body = SentBody.of(ask(Acme.speaking(Protocol.GEMINI).thinking(0)));
    assertThat(body.path("generationConfig").has("thinkingConfig")).isFalse();
  }

  private static JsonNode warm(Acme acme, String model) {
    ChatRequest request =
        new ChatRequest(model, null, List.of(ChatMessage.user("Hello"))).temperature(2);
    return SentBody.of(acme, ModelFacts.UNKNOWN, request);
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.test/v1, any, 2.0",
    "https://api.openai.com/v1, gpt-4o, 2.0",
    "https://api.mistral.ai/v1, any, 1.5",
    "https://api.perplexity.ai, sonar, 1.99"
  })
  void theTemperatureIsAskedForAsFarAsItIsTaken(String address, String model, double asked) {
    JsonNode body = warm(Acme.speaking(Protocol.OPENAI_CHAT).at(address), model);
    assertThat(body.path("temperature").asDouble()).isEqualTo(asked);
  }

  @Test
  void thinkingModelsOfOpenAiAreAskedForNoTemperature() {
    Acme openAi = Acme.speaking(Protocol.OPENAI_CHAT).at("https://api.openai.com/v1");
    assertThat(warm(openAi, "gpt-5-mini").has("temperature")).isFalse();
  }

  @Test
  void geminiHasTheTemperatureAmongItsSettings() {
    JsonNode body = warm(Acme.speaking(Protocol.GEMINI), "any");
    assertThat(body.at("/generationConfig/temperature").asDouble()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, claude-sonnet-4-5, true",
    "2048, claude-sonnet-4-5, false",
    "0, claude-opus-4-7, false",
    "2048, claude-3-5-sonnet-latest, true"
  })
  void aClaudeThatThinksHasATemperatureOfItsOwn(int thinking, String model, boolean asked) {
    JsonNode body = warm(Acme.speaking(Protocol.ANTHROPIC).thinking(thinking), model);
    assertThat(body.has("temperature")).isEqualTo(asked);
    if (asked) {
      assertThat(body.path("temperature").asDouble()).isEqualTo(1);
      assertThat(body.has("thinking")).isFalse();
    }
  }
}
