package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.JobEventHub;
import io.chorale.hub.Outlet;
import io.chorale.hub.TooManyWatchersException;
import io.chorale.platform.Threads;
import io.chorale.socket.SocketListener;
import io.chorale.socket.SocketRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All sessions of this node, by their ids. */
@ApplicationScoped
class EngineSessions {

  /** Who starts a job, say, waits for the database; as many at once as that serves well. */
  private static final int WORKERS = 8;

  /** 120 bits: not to be guessed. */
  private static final int SID_BYTES = 15;

  private final Map<String, EngineSession> bySid = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Surroundings around;

  @Inject
  EngineSessions(JobEventHub hub, EngineSettings settings, Threads threads) {
    this.around =
        new Surroundings(
            hub,
            settings,
            threads.timer("engineio"),
            threads.pool("engineio", WORKERS),
            session -> bySid.remove(session.sid()));
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected EngineSessions() {
    this.around = null;
  }

  @Nullable EngineSession find(@Nullable String sid) {
    return sid == null ? null : bySid.get(sid);
  }

  int maxPayload() {
    return around.settings().maxPayload();
  }

  /**
   * Opens a session, which begins when {@link EngineSession#begin} is called.
   *
   * @param socket null for polling
   * @throws TooManyWatchersException when one more is too many
   */
  EngineSession open(EngineFace face, Caller caller, @Nullable WebSocketTransport socket) {
    EngineSession session = new EngineSession(newSid(), caller, around, socket, face::accept);
    bySid.put(session.sid(), session);
    return session;
  }

  /** Takes a WebSocket, which begins a session or is to take over one. */
  SocketListener take(EngineFace face, SocketRequest request, Outlet outlet) {
    EngineRequest asked = EngineRequest.of("GET", request.query(), true);
    EngineSession known = find(asked.sid());
    if (!face.isThere() || asked.fault(known, request.user()).isPresent()) {
      outlet.close(CloseReason.NOT_UNDERSTOOD);
      return new Unheard();
    } else if (known == null) {
      return begun(face, request, outlet);
    }
    WebSocketTransport transport = new WebSocketTransport(outlet);
    EngineSocket probe = new EngineSocket(known, transport, maxPayload(), false);
    if (!known.probe(probe)) {
      outlet.close(CloseReason.NOT_UNDERSTOOD);
    }
    return probe;
  }

  private SocketListener begun(EngineFace face, SocketRequest request, Outlet outlet) {
    try {
      WebSocketTransport transport = new WebSocketTransport(outlet);
      EngineSession session = open(face, new Caller(request.user(), request.query()), transport);
      session.begin();
      return new EngineSocket(session, transport, maxPayload(), true);
    } catch (TooManyWatchersException full) {
      outlet.close(CloseReason.TOO_MANY);
      return new Unheard();
    }
  }

  private String newSid() {
    byte[] bytes = new byte[SID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Of a WebSocket that is being closed. */
  private static final class Unheard implements SocketListener {
    @Override
    public void text(String part, boolean last) {}

    @Override
    public void binary(byte[] part, boolean last) {}

    @Override
    public void heard() {}

    @Override
    public void gone() {}

    @Override
    public void broke(Throwable failure) {}
  }
}
