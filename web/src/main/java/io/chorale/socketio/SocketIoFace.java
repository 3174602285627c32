package io.chorale.socketio;

import io.chorale.engineio.EngineFace;
import io.chorale.engineio.EngineListener;
import io.chorale.engineio.EngineSession;
import io.chorale.hub.CloseReason;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Where clients of Socket.IO connect. */
@ApplicationScoped
public class SocketIoFace extends EngineFace {

  /** As the JavaScript server has it. */
  private static final long CONNECT_SECONDS = 45;

  private final Namespaces namespaces;
  private final Comebacks comebacks;
  private final ScheduledExecutorService timer;

  @Inject
  SocketIoFace(Namespaces namespaces, Comebacks comebacks, Threads threads) {
    this.namespaces = namespaces;
    this.comebacks = comebacks;
    this.timer = threads.timer("socketio");
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected SocketIoFace() {
    this.namespaces = null;
    this.comebacks = null;
    this.timer = null;
  }

  @Override
  public String path() {
    return "/socket.io/";
  }

  @Override
  protected EngineListener accept(EngineSession session) {
    IoConnection connection = new IoConnection(session, namespaces, comebacks);
    ScheduledFuture<?> unused =
        timer.schedule(() -> endUnused(session, connection), CONNECT_SECONDS, TimeUnit.SECONDS);
    return connection;
  }

  /** Whoever lives by pings alone holds a place for nothing. */
  private static void endUnused(EngineSession session, IoConnection connection) {
    if (!connection.isUsed()) {
      session.close(CloseReason.NOT_UNDERSTOOD);
    }
  }
}
