package io.chorale.socket;

import io.chorale.hub.JobEventHub;
import io.chorale.hub.TooManyWatchersException;
import io.chorale.hub.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.security.Principal;
import java.time.Clock;
import java.util.List;

/** Makes connections of the sessions that a container opens. */
@ApplicationScoped
class Connections {

  private final JobEventHub hub;
  private final Following following;
  private final LateClose late;
  private final Clock clock;

  @Inject
  Connections(JobEventHub hub, Following following, LateClose late, Clock clock) {
    this.hub = hub;
    this.following = following;
    this.late = late;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Connections() {
    this(null, null, null, null);
  }

  /** With {@code batch=1} in its address a session gets arrays of all that waits. */
  Connection open(Session session) {
    List<String> batch = session.getRequestParameterMap().getOrDefault("batch", List.of());
    SessionOutlet outlet = new SessionOutlet(session, batch.contains("1"));
    Principal user = session.getUserPrincipal();
    Visitor visitor = new Visitor(user == null ? null : user.getName(), "websocket");
    try {
      return new Connection(hub.connect(visitor, outlet), following, late, clock);
    } catch (TooManyWatchersException full) {
      Connection connection = new Connection(hub.stranger(outlet), following, late, clock);
      connection.turnAway(String.valueOf(full.getMessage()));
      return connection;
    }
  }
}
