package io.chorale.websocket;

import io.chorale.platform.Threads;
import io.chorale.socket.SocketFace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** All that is spoken over WebSockets here, and who listens to them. */
@ApplicationScoped
class SocketFaces {

  private final List<Place> places = new ArrayList<>();

  private final ScheduledExecutorService timer;

  private record Place(PathTemplate template, SocketFace face) {}

  /** A face, and what stands where its path has names. */
  record Found(SocketFace face, Map<String, String> path) {}

  @Inject
  SocketFaces(Instance<SocketFace> faces, Threads threads) {
    timer = threads.timer("sockets");
    faces.forEach(face -> places.add(new Place(new PathTemplate(face.path()), face)));
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected SocketFaces() {
    timer = null;
  }

  /** Closes sockets whose time is up. */
  ScheduledExecutorService timer() {
    return timer;
  }

  List<SocketFace> all() {
    return places.stream().map(Place::face).toList();
  }

  Optional<Found> find(String path) {
    return places.stream()
        .flatMap(
            place ->
                place.template.match(path).map(values -> new Found(place.face, values)).stream())
        .findFirst();
  }

  /** The server's own WebSockets; null where it has none, or ours are the better ones. */
  static @Nullable ServerContainer container(ServletContext context) {
    return context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer it
            && !it.getClass().getName().startsWith("org.glassfish.tyrus.")
        ? it
        : null;
  }
}
