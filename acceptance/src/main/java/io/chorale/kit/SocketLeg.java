package io.chorale.kit;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A WebSocket, with or without arrays. */
final class SocketLeg extends Leg implements WebSocket.Listener {

  private static final Duration OPENING = Duration.ofSeconds(10);

  private final StringBuilder part = new StringBuilder();
  private @Nullable WebSocket socket;

  /**
   * @param first what to say first; nothing when empty
   */
  static SocketLeg open(ChoraleClient chorale, String path, String first) throws IOException {
    SocketLeg leg = new SocketLeg();
    try {
      WebSocket socket =
          Way.HTTP
              .newWebSocketBuilder()
              .connectTimeout(OPENING)
              .buildAsync(URI.create("ws://" + chorale.address().getAuthority() + path), leg)
              .join();
      leg.socket = socket;
      if (!first.isEmpty()) {
        socket.sendText(first, true).join();
      }
      return leg;
    } catch (CompletionException refused) {
      throw new IOException(refused);
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      String frame = part.toString();
      part.setLength(0);
      came(frame.startsWith("[") ? RawMessages.in(frame) : List.of(frame));
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    over(new EOFException(code + " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    over(failure);
  }
}
