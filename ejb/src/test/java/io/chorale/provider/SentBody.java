package io.chorale.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.catalogue.ModelFacts;
import io.chorale.model.ChatRequest;
import io.chorale.provider.anthropic.AnthropicProtocol;
import io.chorale.provider.gemini.GeminiProtocol;
import io.chorale.provider.openai.OpenAiProtocol;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/** What a model puts on the wire, without a wire. */
final class SentBody {

  private SentBody() {}

  static WireProtocol wire(Acme acme) {
    return switch (acme.protocol()) {
      case OPENAI_CHAT -> new OpenAiProtocol();
      case ANTHROPIC -> new AnthropicProtocol();
      case GEMINI -> new GeminiProtocol();
    };
  }

  static OutputTerms terms(Acme acme, ModelFacts facts) {
    return new OutputTerms(acme.settings(), wire(acme), new FixedTable(facts));
  }

  static HttpRequest request(Acme acme, ModelFacts facts, ChatRequest request) {
    return wire(acme).ask(terms(acme, facts).of(request)).build();
  }

  static JsonNode of(Acme acme, ModelFacts facts, ChatRequest request) {
    return of(request(acme, facts, request));
  }

  static JsonNode of(HttpRequest request) {
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
