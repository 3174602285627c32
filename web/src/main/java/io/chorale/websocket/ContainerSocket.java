package io.chorale.websocket;

import static java.util.stream.Collectors.toMap;

import io.chorale.socket.SocketFace;
import io.chorale.socket.SocketListener;
import io.chorale.socket.SocketRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the server's own WebSockets. */
final class ContainerSocket extends Endpoint {

  private final SocketFace face;
  private @Nullable SocketListener listener;

  ContainerSocket(SocketFace face) {
    this.face = face;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    SocketRequest request = asked(session, config);
    SocketListener hears =
        face.open(request, new SessionOutlet(session, face.joinsMessages(request)));
    listener = hears;
    session.addMessageHandler(String.class, (MessageHandler.Partial<String>) hears::text);
    session.addMessageHandler(byte[].class, (MessageHandler.Partial<byte[]>) hears::binary);
    session.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> hears.heard());
  }

  private static SocketRequest asked(Session session, EndpointConfig config) {
    Principal user = session.getUserPrincipal();
    Map<String, String> query =
        session.getRequestParameterMap().entrySet().stream()
            .filter(it -> !session.getPathParameters().containsKey(it.getKey()))
            .collect(toMap(Map.Entry::getKey, it -> it.getValue().get(0)));
    return new SocketRequest(
        session.getPathParameters(),
        query,
        user == null ? null : user.getName(),
        FaceConfigurator.headers(config));
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    if (listener != null) {
      listener.gone();
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    if (listener != null) {
      listener.broke(failure);
    }
  }
}
