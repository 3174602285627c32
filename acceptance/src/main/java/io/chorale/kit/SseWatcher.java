package io.chorale.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of the event stream that writes down every message. */
public final class SseWatcher {

  private final RawConnection connection;
  private final List<JsonNode> messages = new ArrayList<>();
  private final Map<String, String> headers = new TreeMap<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private int status;
  private int comments;
  private @Nullable String lastId;
  private @Nullable String retry;

  private SseWatcher(RawConnection connection) {
    this.connection = connection;
  }

  /** Comes for the first time, as an EventSource does: with the cursor in the address. */
  public static SseWatcher open(ChoraleClient chorale, String job, long after) {
    return open(chorale, "/api/jobs/" + job + "/events?after=" + after, Map.of());
  }

  /** Comes back, as an EventSource does: to the address that it began with. */
  public static SseWatcher resume(ChoraleClient chorale, String job, String lastEventId) {
    return open(
        chorale, "/api/jobs/" + job + "/events?after=0", Map.of("Last-Event-ID", lastEventId));
  }

  /** Answers when the headers are there. */
  public static SseWatcher open(ChoraleClient chorale, String path, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Accept", "text/event-stream");
    SseWatcher watcher = new SseWatcher(RawConnection.request(chorale, path, all));
    CompletableFuture<Void> begun = new CompletableFuture<>();
    Thread reader = new Thread(() -> watcher.read(begun), "event-stream");
    reader.setDaemon(true);
    reader.start();
    begun.join();
    return watcher;
  }

  private void read(CompletableFuture<Void> begun) {
    try {
      HttpStream in = new HttpStream(connection.in());
      synchronized (this) {
        status = Integer.parseInt(in.line().split(" ", 3)[1]);
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
          String[] header = line.split(":", 2);
          headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
        }
      }
      begun.complete(null);
      if (status == 200) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in.chunks(), StandardCharsets.UTF_8));
        String id = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          id = take(line, id);
        }
      }
      ended.complete(true);
    } catch (IOException cut) {
      begun.complete(null);
      ended.complete(false);
    } catch (RuntimeException notHttp) {
      begun.completeExceptionally(notHttp);
      ended.completeExceptionally(notHttp);
    }
  }

  private synchronized @Nullable String take(String line, @Nullable String id) {
    if (line.startsWith(":")) {
      comments++;
    } else if (line.startsWith("retry: ")) {
      retry = line.substring(7);
    } else if (line.startsWith("id: ")) {
      return line.substring(4);
    } else if (line.startsWith("data: ")) {
      messages.add(ChoraleClient.parse(line.substring(6)));
      lastId = id == null ? lastId : id;
    } else if (!line.isEmpty()) {
      throw new IllegalStateException("no line of an event stream: " + line);
    } else {
      return null;
    }
    return id;
  }

  /** Cuts the connection without a word. */
  public void cut() {
    connection.cut(true);
  }

  /** Done when nothing more comes: true when the response ended cleanly. */
  public CompletableFuture<Boolean> ended() {
    return ended;
  }

  public synchronized int status() {
    return status;
  }

  /** An empty text when there is none. */
  public synchronized String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  public synchronized List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  /** What came out of the journal. */
  public List<JsonNode> events() {
    return messages().stream().filter(message -> message.has("seq")).toList();
  }

  public List<String> types() {
    return messages().stream().map(message -> message.get("type").asText()).toList();
  }

  /** Heartbeats. */
  public synchronized int comments() {
    return comments;
  }

  /** The id of the last message that had one; what an EventSource comes back with. */
  public synchronized String lastId() {
    return Stream.ofNullable(lastId).findFirst().orElse("0");
  }

  /** In milliseconds; empty when nothing was said. */
  public synchronized String retry() {
    return Stream.ofNullable(retry).findFirst().orElse("");
  }
}
