package io.chorale.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that writes down every message. */
public final class SocketWatcher implements WebSocket.Listener {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<JsonNode> messages = new ArrayList<>();
  private final List<Instant> arrivals = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private int frames;
  private @Nullable WebSocket socket;

  private SocketWatcher() {}

  public static SocketWatcher open(ChoraleClient chorale, String job, long after) {
    return open(chorale, "/ws/orchestrate/" + job + "?after=" + after);
  }

  public static SocketWatcher open(ChoraleClient chorale, String path) {
    URI http = chorale.address();
    SocketWatcher watcher = new SocketWatcher();
    watcher.socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(URI.create("ws://" + http.getAuthority() + path), watcher)
            .join();
    return watcher;
  }

  public void send(String text) {
    socket().sendText(text, true).join();
  }

  public void sendBinary(byte[] bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Cuts the connection without a word. */
  public void cut() {
    socket().abort();
  }

  public void close() {
    socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  private WebSocket socket() {
    return java.util.Objects.requireNonNull(socket);
  }

  public synchronized List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  /** When each of the messages came. */
  public synchronized List<Instant> arrivals() {
    return List.copyOf(arrivals);
  }

  public synchronized Optional<JsonNode> last() {
    return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
  }

  private void received(JsonNode message) {
    arrivals.add(Instant.now());
    messages.add(message);
  }

  /** How many frames the messages came in. */
  public synchronized int frames() {
    return frames;
  }

  /** What came out of the journal of one job. */
  public List<JsonNode> events(String job) {
    return events().stream().filter(event -> event.get("job_id").asText().equals(job)).toList();
  }

  /** What came out of the journal. */
  public List<JsonNode> events() {
    return messages().stream().filter(message -> message.has("seq")).toList();
  }

  public List<String> types() {
    return messages().stream().map(message -> message.get("type").asText()).toList();
  }

  /** The code that the server closes with, when it does. */
  public CompletableFuture<Integer> closed() {
    return closed;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      JsonNode frame = ChoraleClient.parse(part.toString());
      part.setLength(0);
      synchronized (this) {
        frames++;
        // With batch=1 a frame is an array of messages.
        if (frame.isArray()) {
          frame.forEach(this::received);
        } else {
          received(frame);
        }
      }
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    closed.completeExceptionally(failure);
  }
}
