package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import java.util.ArrayList;
import java.util.List;

/** A session as the hub's watcher sends to it, by the transport of the moment. */
final class SessionOutlet implements Outlet {

  private static final Frame PING = new Frame(String.valueOf(PacketType.PING.digit()));

  private final EngineSession session;

  SessionOutlet(EngineSession session) {
    this.session = session;
  }

  @Override
  public int framesPerSend() {
    return session.current().framesPerSend();
  }

  @Override
  public boolean keepsTime() {
    return true;
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    List<Frame> due = new ArrayList<>(frames.size());
    for (Frame frame : frames) {
      Frame last = session.listener().outgoing(frame);
      if (last != null) {
        due.add(last);
      }
    }
    if (due.isEmpty()) {
      done.sent(null);
    } else {
      session.current().send(due, done);
    }
  }

  @Override
  public void heartbeat(SendDone done) {
    session.current().send(List.of(PING), done);
  }

  @Override
  public void close(CloseReason reason) {
    session.abort(reason);
  }
}
