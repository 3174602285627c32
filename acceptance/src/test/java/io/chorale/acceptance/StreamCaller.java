package io.chorale.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.json.JSONException;
import org.json.JSONTokener;

/** The official Java client of Socket.IO, with the options of seed 004. */
final class StreamCaller implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<String> EVENTS =
      List.of("stream_start", "stream_chunk", "stream_complete", "stream_error");

  private final Socket socket;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** An event of the server's, in the order in which they came. */
  record Heard(String event, JsonNode data) {

    String session() {
      return data.path("sessionId").asText();
    }

    /** Whose it is: {@code analyst}, {@code analyst/review}. */
    String voice() {
      String role = data.path("agentRole").asText();
      return data.path("stage").asText().equals("review") ? role + "/review" : role;
    }
  }

  private StreamCaller(Socket socket) {
    this.socket = socket;
    for (String event : EVENTS) {
      socket.on(event, arguments -> heard.add(new Heard(event, json(arguments[0]))));
    }
  }

  static StreamCaller connect(ChoraleClient chorale) {
    IO.Options options = new IO.Options();
    options.transports = new String[] {WebSocket.NAME};
    options.reconnection = false;
    options.forceNew = true;
    URI address = URI.create("ws://" + chorale.address().getAuthority() + "/stream");
    StreamCaller caller = new StreamCaller(IO.socket(address, options));
    CompletableFuture<Void> connected = new CompletableFuture<>();
    caller.socket.on(Socket.EVENT_CONNECT, nothing -> connected.complete(null));
    caller.socket.on(
        Socket.EVENT_CONNECT_ERROR,
        why -> connected.completeExceptionally(new IllegalStateException(String.valueOf(why[0]))));
    caller.socket.connect();
    connected.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    return caller;
  }

  private static JsonNode json(Object argument) {
    return ChoraleClient.parse(argument.toString());
  }

  /** A request in JSON. */
  StreamCaller asks(String request) {
    return says("stream_request", request);
  }

  /**
   * @param argument any JSON
   */
  StreamCaller says(String event, String argument) {
    socket.emit(event, value(argument));
    return this;
  }

  StreamCaller saysRaw(String event, Object... arguments) {
    socket.emit(event, arguments);
    return this;
  }

  /** What the server acknowledges it with. */
  JsonNode isAnswered(String event, String argument) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    socket.emit(
        event,
        new Object[] {value(argument)},
        acknowledged -> answer.complete(json(acknowledged[0])));
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static Object value(String json) {
    try {
      return new JSONTokener(json).nextValue();
    } catch (JSONException notJson) {
      throw new IllegalArgumentException(json, notJson);
    }
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  List<Heard> heard(String event) {
    return heard.stream().filter(each -> each.event.equals(event)).toList();
  }

  /** All that came of one session. */
  List<Heard> of(String session) {
    return heard.stream().filter(each -> each.session().equals(session)).toList();
  }

  Heard await1(String event) {
    return await(event).atMost(PATIENCE).until(() -> heard(event), list -> !list.isEmpty()).get(0);
  }

  /** Waits until so many streams are over, and answers how they ended. */
  List<Heard> awaitEnds(int count) {
    return await("the ends of " + count)
        .atMost(PATIENCE)
        .until(this::ends, list -> list.size() >= count);
  }

  Heard awaitEnd() {
    return awaitEnds(1).get(0);
  }

  private List<Heard> ends() {
    return heard.stream().filter(each -> each.data.path("final").asBoolean()).toList();
  }

  /** The pieces of a session in a row. */
  String text(String session) {
    return of(session).stream()
        .filter(each -> each.event.equals("stream_chunk"))
        .map(each -> each.data.get("chunk").asText())
        .collect(Collectors.joining());
  }

  String sid() {
    return socket.id();
  }

  /** Says goodbye. */
  @Override
  public void close() {
    socket.disconnect();
  }
}
