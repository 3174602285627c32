package io.chorale.websocket;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;

/** One of the server's sessions; the queue in front of it sees to it that one send is in flight. */
final class SessionOutlet implements Outlet {

  private static final Logger LOG = System.getLogger(SessionOutlet.class.getName());

  private final Session session;
  private final boolean batch;

  /**
   * @param batch whether a text message is a JSON array of all that waits
   */
  SessionOutlet(Session session, boolean batch) {
    this.session = session;
    this.batch = batch;
  }

  @Override
  public int framesPerSend() {
    return batch ? Integer.MAX_VALUE : 1;
  }

  @Override
  public boolean hearsAnswers() {
    return true;
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    Frame first = frames.get(0);
    if (batch) {
      session.getAsyncRemote().sendText(array(frames), ending(done));
    } else if (first.isText()) {
      session.getAsyncRemote().sendText(first.text(), ending(done));
    } else {
      session.getAsyncRemote().sendBinary(ByteBuffer.wrap(first.bytes()), ending(done));
    }
  }

  private static SendHandler ending(SendDone done) {
    return result -> {
      if (result.isOK()) {
        done.sent(null);
      } else {
        Throwable failure = result.getException();
        done.sent(failure == null ? new IOException("the send failed") : failure);
      }
    };
  }

  private static String array(List<Frame> frames) {
    StringBuilder array = new StringBuilder(256 * frames.size());
    for (Frame frame : frames) {
      array.append(array.isEmpty() ? '[' : ',').append(frame.text());
    }
    return array.append(']').toString();
  }

  /** A ping frame (RFC 6455, section 5.5.2), which every client's library answers by itself. */
  @Override
  public void heartbeat(SendDone done) {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
      done.sent(null);
    } catch (IOException | IllegalStateException gone) {
      done.sent(gone);
    }
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
