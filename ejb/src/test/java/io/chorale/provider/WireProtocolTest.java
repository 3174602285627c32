package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.provider.anthropic.AnthropicProtocol;
import io.chorale.provider.gemini.GeminiProtocol;
import io.chorale.provider.openai.OpenAiProtocol;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What each protocol puts on the wire. */
class WireProtocolTest {

  private static final ChatRequest REQUEST =
      new ChatRequest(
          "some/model 1",
          "Be brief.",
          List.of(ChatMessage.user("Hello"), ChatMessage.assistant("Hi"), ChatMessage.user("Bye")));

  private static ProviderSettings provider(Protocol protocol, int thinking, int most) {
    return new ProviderSettings(
        "acme",
        protocol,
        URI.create("https://acme.test/v1"),
        new ApiKey("secret"),
        "",
        thinking,
        most,
        Duration.ofSeconds(60),
        false);
  }

  @Test
  void openAiIsAskedForAStreamWithUsage() {
    HttpRequest asked =
        new OpenAiProtocol().ask(provider(Protocol.OPENAI_CHAT, -1, 0), REQUEST).build();
    assertThat(asked.uri()).hasToString("https://acme.test/v1/chat/completions");
    assertThat(asked.headers().firstValue("Authorization")).contains("Bearer secret");
    assertThat(body(asked))
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

  @Test
  void openAiIsToldALimitWhenThereIsOne() {
    HttpRequest asked =
        new OpenAiProtocol().ask(provider(Protocol.OPENAI_CHAT, -1, 500), REQUEST).build();
    assertThat(body(asked).path("max_tokens").asInt()).isEqualTo(500);
  }

  @Test
  void anthropicIsAskedWithAVersionAndRoomForThinking() {
    HttpRequest asked =
        new AnthropicProtocol().ask(provider(Protocol.ANTHROPIC, 2_048, 0), REQUEST).build();
    assertThat(asked.uri()).hasToString("https://acme.test/v1/v1/messages");
    assertThat(asked.headers().firstValue("x-api-key")).contains("secret");
    assertThat(asked.headers().firstValue("anthropic-version")).contains("2023-06-01");
    JsonNode body = body(asked);
    assertThat(body.path("system").asText()).isEqualTo("Be brief.");
    assertThat(body.path("thinking"))
        .isEqualTo(Json.read("{\"type\":\"enabled\",\"budget_tokens\":2048}"));
    assertThat(body.path("max_tokens").asInt()).isEqualTo(8_192 + 2_048);
    assertThat(body.path("messages")).hasSize(3);
  }

  @Test
  void anthropicDoesNotThinkWithoutABudget() {
    HttpRequest asked =
        new AnthropicProtocol().ask(provider(Protocol.ANTHROPIC, 0, 500), REQUEST).build();
    assertThat(body(asked).has("thinking")).isFalse();
    assertThat(body(asked).path("max_tokens").asInt()).isEqualTo(500);
  }

  @Test
  void geminiHasTheModelInItsPathAndTheKeyOutOfIt() {
    HttpRequest asked =
        new GeminiProtocol().ask(provider(Protocol.GEMINI, -1, 500), REQUEST).build();
    assertThat(asked.uri())
        .hasToString("https://acme.test/v1/models/some%2Fmodel%201:streamGenerateContent?alt=sse");
    assertThat(asked.headers().firstValue("x-goog-api-key")).contains("secret");
    JsonNode body = body(asked);
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
    HttpRequest asked = new GeminiProtocol().ask(provider(Protocol.GEMINI, 0, 0), REQUEST).build();
    assertThat(body(asked).path("generationConfig").has("thinkingConfig")).isFalse();
  }

  private static JsonNode body(HttpRequest request) {
    BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    request.bodyPublisher().orElseThrow().subscribe(new Pieces(text));
    return Json.read(text.getBody().toCompletableFuture().join());
  }

  /** A request's body comes buffer by buffer, a response's in lists of them. */
  private record Pieces(BodySubscriber<String> text) implements Flow.Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      text.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      text.onNext(List.of(piece));
    }

    @Override
    public void onError(Throwable failure) {
      text.onError(failure);
    }

    @Override
    public void onComplete() {
      text.onComplete();
    }
  }
}
