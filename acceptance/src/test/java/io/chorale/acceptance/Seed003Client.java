package io.chorale.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the page of seed 003 does, written from its text and not from our code: it connects to
 * {@code ws://…/ws/orchestrate/{job_id}}, sends {@code ping} at an interval, comes back five times
 * at 2 s when it is cut, and then falls back to polling the job's status every second or two.
 */
@SuppressWarnings("FutureReturnValueIgnored") // as a page does not look at them either
final class Seed003Client implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);
  private static final Duration BETWEEN_POLLS = Duration.ofMillis(1_500);

  private final ChoraleClient server;
  private final String job;
  private final Duration pings;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private final List<JsonNode> polled = new CopyOnWriteArrayList<>();
  private volatile @Nullable WebSocket socket;
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean polling;
  private volatile boolean unmounted;

  /**
   * @param pings the seed's are 30 s apart
   */
  Seed003Client(ChoraleClient server, String job, Duration pings) {
    this.server = server;
    this.job = job;
    this.pings = pings;
  }

  Seed003Client mount() {
    loop.execute(this::connect);
    loop.scheduleAtFixedRate(this::ping, pings.toMillis(), pings.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private void connect() {
    if (unmounted) {
      return;
    }
    URI address =
        URI.create(server.address().toString().replace("http", "ws") + "/ws/orchestrate/" + job);
    http.newWebSocketBuilder()
        .buildAsync(address, new Hook())
        .whenComplete(
            (open, failure) -> {
              if (failure != null) {
                loop.execute(this::retry);
              }
            });
  }

  private void lost(WebSocket which) {
    if (socket == which) {
      socket = null;
      retry();
    }
  }

  private void retry() {
    if (unmounted) {
      return;
    }
    if (attempts.get() < ATTEMPTS) {
      attempts.incrementAndGet();
      loop.schedule(this::connect, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
    } else if (!polling) {
      polling = true;
      loop.scheduleWithFixedDelay(this::poll, 0, BETWEEN_POLLS.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void ping() {
    WebSocket open = socket;
    if (open != null) {
      open.sendText("ping", true);
    }
  }

  private void poll() {
    try {
      polled.add(server.job(job));
    } catch (RuntimeException away) {
      // The page shows an error and asks again.
    }
  }

  /** The connection breaks, as when a laptop sleeps. */
  void cut() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
      loop.execute(() -> lost(open));
    }
  }

  List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  List<JsonNode> messages(String type) {
    return messages.stream().filter(it -> it.path("type").asText().equals(type)).toList();
  }

  /** Answers to polling. */
  List<JsonNode> polled() {
    return List.copyOf(polled);
  }

  /** How often it was connected. */
  int connections() {
    return connections.get();
  }

  /** Attempts to come back since it was last connected. */
  int attempts() {
    return attempts.get();
  }

  boolean polling() {
    return polling;
  }

  @Override
  public void close() {
    unmounted = true;
    WebSocket open = socket;
    if (open != null) {
      open.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
    loop.shutdownNow();
  }

  private final class Hook implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket open) {
      socket = open;
      attempts.set(0);
      connections.incrementAndGet();
      open.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        messages.add(ChoraleClient.parse(text.toString()));
        text.setLength(0);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
      loop.execute(() -> lost(open));
      return null;
    }

    @Override
    public void onError(WebSocket open, Throwable error) {
      loop.execute(() -> lost(open));
    }
  }
}
