package io.chorale.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client of the namespace {@code /stream} packet by packet, which can be cut off and come back.
 */
final class StreamWire implements WebSocket.Listener {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String HEAD = "42/stream,";

  private final StringBuilder part = new StringBuilder();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final String auth;
  private int takenAtComeback;

  private @Nullable WebSocket socket;

  private StreamWire(String auth) {
    this.auth = auth;
  }

  /**
   * @param auth of one that comes back; empty for a new one
   */
  static StreamWire connect(ChoraleClient chorale, String auth) {
    StreamWire wire = new StreamWire(auth);
    URI address =
        URI.create(
            "ws://" + chorale.address().getAuthority() + "/socket.io/?EIO=4&transport=websocket");
    wire.socket = HTTP.newWebSocketBuilder().buildAsync(address, wire).join();
    wire.awaitMessage("40/stream,");
    return wire;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    from.request(1);
    part.append(data);
    if (!last) {
      return null;
    }
    String message = part.toString();
    part.setLength(0);
    if (message.startsWith("0")) {
      return from.sendText("40/stream," + auth, true);
    } else if (message.equals("2")) {
      return from.sendText("3", true);
    }
    messages.add(message);
    return null;
  }

  void emit(String event, String data) {
    WebSocket open = socket;
    if (open != null) {
      open.sendText(HEAD + "[\"" + event + "\"," + data + "]", true).join();
    }
  }

  private String awaitMessage(String beginning) {
    return await(beginning)
        .atMost(StreamCaller.PATIENCE)
        .until(
            () -> messages.stream().filter(it -> it.startsWith(beginning)).findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  /** The event's name and arguments. */
  JsonNode awaitEvent(String event) {
    return ChoraleClient.parse(awaitMessage(HEAD + "[\"" + event + "\"").substring(HEAD.length()));
  }

  String pid() {
    return ChoraleClient.parse(awaitMessage("40/stream,").substring("40/stream,".length()))
        .get("pid")
        .asText();
  }

  private List<JsonNode> events() {
    return messages.stream()
        .filter(message -> message.startsWith(HEAD))
        .map(message -> ChoraleClient.parse(message.substring(HEAD.length())))
        .toList();
  }

  /** What it sends to go on where it stands now. */
  String comeback() {
    List<JsonNode> events = events();
    takenAtComeback = events.size();
    JsonNode last = events.get(events.size() - 1);
    return ChoraleClient.JSON
        .createObjectNode()
        .put("pid", pid())
        .put("offset", last.get(last.size() - 1).asText())
        .toString();
  }

  /** All chunks in a row. */
  String text() {
    return text(events());
  }

  String textBeforeComeback() {
    return text(events().subList(0, takenAtComeback));
  }

  private static String text(List<JsonNode> events) {
    return events.stream()
        .filter(event -> event.get(0).asText().equals("stream_chunk"))
        .map(event -> event.get(1).get("chunk").asText())
        .collect(Collectors.joining());
  }

  /** Without a word. */
  void cutOff() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
