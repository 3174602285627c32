package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What a session's client sends, by either transport, dealt with one packet after the other. */
final class Inbox {

  private static final Logger LOG = System.getLogger(Inbox.class.getName());

  private final EngineSession session;
  private final EngineListener listener;
  private final Executor workers;
  private final Turns turns = new Turns();
  private boolean posting;

  Inbox(EngineSession session, EngineListener listener, Executor workers) {
    this.session = session;
    this.listener = listener;
    this.workers = workers;
  }

  /**
   * Says that a client begins to send packets by a request.
   *
   * @return false when it does so already, which ends the session
   */
  boolean beginPost() {
    synchronized (this) {
      if (!posting) {
        posting = true;
        return true;
      }
    }
    session.abort(CloseReason.NOT_UNDERSTOOD);
    return false;
  }

  synchronized void endPost() {
    posting = false;
  }

  /**
   * Takes what came by a request, on another thread.
   *
   * @param taken run behind it; with false when it could not be understood
   */
  void posted(String payload, Consumer<Boolean> taken) {
    workers.execute(
        () -> {
          boolean understood = receiveAll(payload);
          turns.run(
              () -> {
                endPost();
                taken.accept(understood);
              });
        });
  }

  private boolean receiveAll(String payload) {
    try {
      Packet.readAll(payload).forEach(session::receive);
      return true;
    } catch (MalformedPacketException malformed) {
      notUnderstood(malformed);
      return false;
    }
  }

  void receive(Packet packet) {
    turns.run(() -> understand(packet));
  }

  private void understand(Packet packet) {
    if (!session.isOpen()) {
      return;
    }
    try {
      if (packet instanceof Packet.Binary binary) {
        listener.binary(binary.data());
      } else if (packet instanceof Packet.Text text) {
        switch (text.type()) {
          case MESSAGE -> listener.text(text.data());
          case CLOSE -> session.leave();
          case PING -> throw new MalformedPacketException("it is the server that pings");
          default -> {
            // A pong has been heard; the others mean nothing here.
          }
        }
      }
    } catch (MalformedPacketException malformed) {
      notUnderstood(malformed);
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A message could not be dealt with; its session is closed", failure);
      session.abort(CloseReason.BROKEN);
    }
  }

  /** Ends the session for what is no packet. */
  void notUnderstood(MalformedPacketException malformed) {
    LOG.log(Level.DEBUG, "A session is closed", malformed);
    session.abort(CloseReason.NOT_UNDERSTOOD);
  }

  /** Tells the layer above of another transport, behind what it is at. */
  void upgraded() {
    turns.run(() -> tell(listener::upgraded));
  }

  /** Tells the layer above that nothing follows, behind what it is at. */
  void close() {
    turns.run(() -> tell(listener::closed));
  }

  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A change of a session could not be dealt with", failure);
    }
  }
}
