package io.chorale.engineio;

import io.chorale.hub.Outlet;
import io.chorale.socket.SocketFace;
import io.chorale.socket.SocketListener;
import io.chorale.socket.SocketRequest;
import jakarta.inject.Inject;

/** What the sessions of one path are for; found as a CDI bean. Its path is a WebSocket's too. */
public abstract class EngineFace implements SocketFace {

  @Inject EngineSessions sessions;

  /** Whether there is such a path at all. */
  protected boolean isThere() {
    return true;
  }

  /** Takes a new session, and sends nothing before it is called. */
  protected abstract EngineListener accept(EngineSession session);

  @Override
  public SocketListener open(SocketRequest request, Outlet outlet) {
    return sessions.take(this, request, outlet);
  }
}
