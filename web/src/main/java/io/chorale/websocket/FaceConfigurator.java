package io.chorale.websocket;

import io.chorale.socket.SocketFace;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;

/** Gives each of a server's sockets its face, and the headers that it began with. */
final class FaceConfigurator extends ServerEndpointConfig.Configurator {

  private static final String HEADERS = "io.chorale.headers";

  private final SocketFace face;

  FaceConfigurator(SocketFace face) {
    this.face = face;
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    config.getUserProperties().put(HEADERS, request.getHeaders());
  }

  /** The headers of the handshake that a socket began with. */
  @SuppressWarnings("unchecked")
  static Map<String, List<String>> headers(EndpointConfig config) {
    return (Map<String, List<String>>) config.getUserProperties().getOrDefault(HEADERS, Map.of());
  }

  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    return type.cast(new ContainerSocket(face));
  }
}
