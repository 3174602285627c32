package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A watcher who reads the stamps and the seqs of what comes and keeps nothing. */
final class StampedWatcher implements WebSocket.Listener {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern SEQ = Pattern.compile("\"seq\":([0-9]+)");

  private final StampClock clock;
  private final StringBuilder part = new StringBuilder();
  private volatile long seen;
  private volatile boolean complete;
  private volatile @Nullable String fault;
  private @Nullable WebSocket socket;

  private StampedWatcher(StampClock clock) {
    this.clock = clock;
  }

  static StampedWatcher open(ChoraleClient chorale, String job, StampClock clock) {
    StampedWatcher watcher = new StampedWatcher(clock);
    watcher.socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://" + chorale.address().getAuthority() + "/ws/orchestrate/" + job),
                watcher)
            .join();
    return watcher;
  }

  void close() {
    if (socket != null) {
      socket.abort();
    }
  }

  long seen() {
    return seen;
  }

  boolean isComplete() {
    return complete;
  }

  @Nullable String fault() {
    return fault;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // a session calls by one thread at a time
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      Matcher seq = SEQ.matcher(part);
      if (seq.find()) {
        clock.read(part);
        seen++;
        if (Long.parseLong(seq.group(1)) != seen) {
          fault = part.toString();
        }
        complete = part.indexOf("{\"type\":\"complete\"") == 0;
      }
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    fault = "closed: " + code + " " + reason;
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    fault = failure.toString();
  }
}
