package io.chorale.provider;

import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The client, the threads and the timer that a model streams with. */
final class Wires implements AutoCloseable {

  static final int MAX_EVENT = 1024 * 1024;
  private static final int READERS = 4;
  private static final Duration LONG = Duration.ofMinutes(5);

  final ExecutorService readers = Executors.newFixedThreadPool(READERS, Wires::named);
  final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).executor(readers).build();

  Wires() {
    timer.setRemoveOnCancelPolicy(true);
  }

  StreamingChatModel model(ProviderSettings settings) {
    return new StreamingChatModel(
        settings, FixedTable.EMPTY, client, readers, timer, Clock.systemUTC());
  }

  static ProviderSettings settings(Protocol protocol, URI baseUrl, Duration idle) {
    return settings(protocol, baseUrl, idle, "test-key");
  }

  static ProviderSettings settings(Protocol protocol, URI baseUrl, Duration idle, String key) {
    return settings(protocol, baseUrl, new TimeLimits(LONG, idle, LONG), key);
  }

  static ProviderSettings settings(Protocol protocol, URI baseUrl, TimeLimits limits, String key) {
    return new ProviderSettings(
        "acme", protocol, baseUrl, new ApiKey(key), "", 2_048, 31_999, 0, limits, MAX_EVENT, false);
  }

  static ChatRequest ask(String model) {
    return new ChatRequest(model, "Be brief.", List.of(ChatMessage.user("Write a to-do list.")));
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "reader");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    readers.shutdownNow();
    timer.shutdownNow();
  }
}
