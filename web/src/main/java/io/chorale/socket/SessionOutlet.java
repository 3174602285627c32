package io.chorale.socket;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Outlet;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** One WebSocket session; the queue in front of it sees to it that one send is in flight. */
final class SessionOutlet implements Outlet {

  private static final Logger LOG = System.getLogger(SessionOutlet.class.getName());

  private final Session session;

  SessionOutlet(Session session) {
    this.session = session;
  }

  @Override
  public void send(String frame, SendDone done) {
    session
        .getAsyncRemote()
        .sendText(
            frame,
            result -> {
              if (result.isOK()) {
                done.sent(null);
              } else {
                Throwable failure = result.getException();
                done.sent(failure == null ? new IOException("the send failed") : failure);
              }
            });
  }

  @Override
  public void close(CloseReason reason) {
    try {
      session.close(
          new jakarta.websocket.CloseReason(
              jakarta.websocket.CloseReason.CloseCodes.getCloseCode(reason.code()),
              reason.phrase()));
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Level.DEBUG, "A session was gone before it could be closed", gone);
    }
  }
}
