package io.chorale.kit;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One connection of Engine.IO, by the one transport or the other, as its protocol has it. */
abstract class IoLeg extends Leg {

  private static final String PATH = "/socket.io/?EIO=4&transport=";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Sends a message of Socket.IO. */
  abstract void send(String message) throws IOException;

  /**
   * @throws IOException when nobody answers
   */
  static IoLeg open(ChoraleClient chorale, boolean polling)
      throws IOException, InterruptedException {
    return polling ? new Polling(chorale) : new Socket(chorale);
  }

  /** By a WebSocket. */
  private static final class Socket extends IoLeg implements WebSocket.Listener {

    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private Socket(ChoraleClient chorale) throws IOException {
      String address = "ws://" + chorale.address().getAuthority() + PATH + "websocket";
      try {
        socket =
            Way.HTTP
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create(address), this)
                .join();
      } catch (CompletionException refused) {
        throw new IOException(refused);
      }
    }

    @Override
    void send(String message) throws IOException {
      try {
        socket.sendText("4" + message, true).join();
      } catch (CompletionException cut) {
        throw new IOException(cut);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        String packet = part.toString();
        part.setLength(0);
        if (packet.equals("2")) {
          var unused = from.sendText("3", true);
        } else {
          came(List.of(packet));
        }
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

    @Override
    public void close() {
      socket.abort();
    }
  }

  /** By long polling. */
  private static final class Polling extends IoLeg {

    private final URI address;
    private volatile boolean closed;

    private Polling(ChoraleClient chorale) throws IOException, InterruptedException {
      URI door = chorale.address().resolve(PATH + "polling");
      String opened = sent(HttpRequest.newBuilder(door));
      String sid = ChoraleClient.parse(opened.substring(1)).get("sid").asText();
      address = URI.create(door + "&sid=" + sid);
      poll();
    }

    private static String sent(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      HttpResponse<String> response =
          Way.HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return response.body();
    }

    private void poll() {
      var unused =
          Way.HTTP
              .sendAsync(
                  HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                  BodyHandlers.ofString())
              .whenComplete(this::polled);
    }

    private void polled(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
      if (closed) {
        return;
      } else if (response == null || response.statusCode() != 200) {
        over(failure == null ? new IOException("no such session") : failure);
        return;
      }
      List<String> packets = List.of(response.body().split("\u001e"));
      came(packets.stream().filter(packet -> packet.startsWith("4")).toList());
      if (packets.contains("2")) {
        post("3");
      }
      poll();
    }

    @Override
    void send(String message) {
      post("4" + message);
    }

    private void post(String packet) {
      var unused =
          Way.HTTP
              .sendAsync(
                  HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(packet)).build(),
                  BodyHandlers.discarding())
              .exceptionally(
                  cut -> {
                    over(cut);
                    return null;
                  });
    }

    /** The server finds out by the pings that are not answered, or when the client is back. */
    @Override
    public void close() {
      closed = true;
    }
  }
}
