package io.chorale.provider;

import io.chorale.catalogue.ModelTable;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.provider.anthropic.AnthropicProtocol;
import io.chorale.provider.gemini.GeminiProtocol;
import io.chorale.provider.openai.OpenAiProtocol;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** A configured provider, asked over HTTP by its protocol. */
final class StreamingChatModel implements ChatModel {

  private final ProviderSettings settings;
  private final WireProtocol wire;
  private final OutputTerms terms;
  private final ProviderFailures failures;
  private final HttpClient client;
  private final Executor readers;
  private final ScheduledExecutorService timer;

  StreamingChatModel(
      ProviderSettings settings,
      ModelTable table,
      HttpClient client,
      Executor readers,
      ScheduledExecutorService timer,
      Clock clock) {
    this.settings = settings;
    this.wire = wire(settings.protocol());
    this.terms = new OutputTerms(settings, wire, table);
    this.failures = new ProviderFailures(settings, clock);
    this.client = client;
    this.readers = readers;
    this.timer = timer;
  }

  private static WireProtocol wire(Protocol protocol) {
    return switch (protocol) {
      case OPENAI_CHAT -> new OpenAiProtocol();
      case ANTHROPIC -> new AnthropicProtocol();
      case GEMINI -> new GeminiProtocol();
    };
  }

  @Override
  public String provider() {
    return settings.name();
  }

  @Override
  public long mostOutput(ChatRequest request) {
    return terms.mostOutput(request);
  }

  @Override
  public boolean thinksHarder(String model) {
    return terms.thinksHarder(model);
  }

  @Override
  public ModelCall stream(ChatRequest request, DeltaListener listener) {
    HttpRequest asked =
        wire.ask(terms.of(request))
            .header("Accept", "text/event-stream")
            .header("Content-Type", "application/json")
            .version(version())
            .build();
    AnswerStream answer =
        new AnswerStream(wire.reader(), listener, settings, failures, readers, timer);
    answer.begin(client, asked);
    return answer;
  }

  /** Without TLS the client would ask to upgrade to HTTP/2, which many a local server mishears. */
  private HttpClient.Version version() {
    return "https".equalsIgnoreCase(settings.baseUrl().getScheme())
        ? HttpClient.Version.HTTP_2
        : HttpClient.Version.HTTP_1_1;
  }
}
