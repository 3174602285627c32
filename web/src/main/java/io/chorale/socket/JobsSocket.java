package io.chorale.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.hub.CloseReason;
import io.chorale.wire.Json;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One watcher of any number of jobs. {@code {"type":"subscribe","job_id":"…","after":17}} is
 * answered by the job's {@code connected} and its events behind the cursor, {@code
 * {"type":"unsubscribe","job_id":"…"}} by {@code unsubscribed}; what cannot be done by an {@code
 * error}, and the connection goes on.
 */
@ServerEndpoint("/ws/jobs")
public class JobsSocket {

  private static final String UNDERSTOOD =
      "Understood are ping, {\"type\":\"subscribe\",\"job_id\":\"…\",\"after\":0} and"
          + " {\"type\":\"unsubscribe\",\"job_id\":\"…\"}.";

  @Inject Connections connections;

  private @Nullable Connection connection;

  @OnOpen
  public void open(Session session) {
    connection = connections.open(session);
  }

  @OnMessage
  public void text(String part, boolean last) {
    connection().text(part, last).ifPresent(this::understand);
  }

  private void understand(String message) {
    JsonNode asked;
    try {
      asked = Json.MAPPER.readTree(message);
    } catch (JsonProcessingException notJson) {
      connection().answer(CloseReason.NOT_UNDERSTOOD, "The message is not JSON. " + UNDERSTOOD);
      return;
    }
    JsonNode job = asked.path("job_id");
    switch (asked.path("type").asText()) {
      case "subscribe" -> connection().follow(job.asText(), asked.path("after").asText("0"));
      case "unsubscribe" -> connection().unfollow(job.asText());
      default -> connection().answer(CloseReason.NOT_UNDERSTOOD, UNDERSTOOD);
    }
  }

  @OnMessage
  public void binary(byte[] part, boolean last) {
    connection().binary();
  }

  @OnMessage
  public void pong(PongMessage answer) {
    connection().heard();
  }

  @OnClose
  public void close() {
    connection().gone();
  }

  @OnError
  public void broke(Throwable failure) {
    connection().broke(failure);
  }

  /** A container opens before it does anything else. */
  private Connection connection() {
    return Objects.requireNonNull(connection);
  }
}
