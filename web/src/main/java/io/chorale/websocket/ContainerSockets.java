package io.chorale.websocket;

import io.chorale.socket.SocketFace;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/** Has the server listen to the sockets, where its own are used. */
@WebListener
public class ContainerSockets implements ServletContextListener {

  @Inject SocketFaces faces;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServerContainer container = SocketFaces.container(event.getServletContext());
    if (container != null) {
      faces.all().forEach(face -> add(face, container));
    }
  }

  private static void add(SocketFace face, ServerContainer container) {
    ServerEndpointConfig config =
        ServerEndpointConfig.Builder.create(ContainerSocket.class, face.path())
            .configurator(new FaceConfigurator(face))
            .build();
    try {
      container.addEndpoint(config);
    } catch (DeploymentException failure) {
      throw new IllegalStateException("no WebSockets at " + face.path(), failure);
    }
  }
}
