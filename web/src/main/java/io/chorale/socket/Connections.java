package io.chorale.socket;

import io.chorale.hub.JobEventHub;
import io.chorale.hub.Outlet;
import io.chorale.hub.TooManyWatchersException;
import io.chorale.hub.Visitor;
import io.chorale.hub.Watcher;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Makes connections of the sockets that are opened. */
@ApplicationScoped
class Connections {

  /** In which somebody at a terminal sees what came, and tries a ping. */
  private static final long WHILE_SECONDS = 20;

  private final JobEventHub hub;
  private final Following following;
  private final Clock clock;
  private final ScheduledExecutorService timer;

  @Inject
  Connections(JobEventHub hub, Following following, Clock clock, Threads threads) {
    this(hub, following, clock, threads.timer("sockets"));
  }

  private Connections(
      JobEventHub hub, Following following, Clock clock, ScheduledExecutorService timer) {
    this.hub = hub;
    this.following = following;
    this.clock = clock;
    this.timer = timer;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Connections() {
    this(null, null, null, (ScheduledExecutorService) null);
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
      return new Connection(watcher, following, understand, this::inAWhile, clock);
    } catch (TooManyWatchersException full) {
      Connection connection =
          new Connection(hub.stranger(outlet), following, understand, this::inAWhile, clock);
      connection.turnAway(String.valueOf(full.getMessage()));
      return connection;
    }
  }

  private void inAWhile(Runnable action) {
    ScheduledFuture<?> unused = timer.schedule(action, WHILE_SECONDS, TimeUnit.SECONDS);
  }
}
