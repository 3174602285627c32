package io.chorale.socket;

import io.chorale.hub.JobEventHub;
import io.chorale.hub.Outlet;
import io.chorale.hub.TooManyWatchersException;
import io.chorale.hub.Visitor;
import io.chorale.hub.Watcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.BiConsumer;

/** Makes connections of the sockets that are opened. */
@ApplicationScoped
class Connections {

  private final JobEventHub hub;
  private final Following following;
  private final Clock clock;

  @Inject
  Connections(JobEventHub hub, Following following, Clock clock) {
    this.hub = hub;
    this.following = following;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Connections() {
    this(null, null, null);
  }

  /** With {@code batch=1} in its address a client gets arrays of all that waits. */
  static boolean asksForBatches(SocketRequest request) {
    return "1".equals(request.query().get("batch"));
  }

  /**
   * @param understand what is done with a message that is more than a ping
   */
  Connection open(SocketRequest request, Outlet outlet, BiConsumer<Connection, String> understand) {
    try {
      Watcher watcher = hub.connect(new Visitor(request.user(), "websocket"), outlet);
      return new Connection(watcher, following, understand, clock);
    } catch (TooManyWatchersException full) {
      Connection connection = new Connection(hub.stranger(outlet), following, understand, clock);
      connection.turnAway(String.valueOf(full.getMessage()));
      return connection;
    }
  }
}
