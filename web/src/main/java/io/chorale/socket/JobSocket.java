package io.chorale.socket;

import io.chorale.hub.CloseReason;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One watcher of one job: the WebSocket of seed 003. */
@ServerEndpoint("/ws/orchestrate/{job_id}")
public class JobSocket {

  @Inject Connections connections;

  private @Nullable Connection connection;

  @OnOpen
  public void open(Session session, @PathParam("job_id") String id) {
    Connection opened = connections.open(session);
    connection = opened;
    String after = session.getRequestParameterMap().getOrDefault("after", List.of("0")).get(0);
    opened.followOnly(id, after);
  }

  @OnMessage
  public void text(String part, boolean last) {
    connection()
        .text(part, last)
        .ifPresent(
            message ->
                connection().refuse(CloseReason.NOT_UNDERSTOOD, "Only ping is understood here."));
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
