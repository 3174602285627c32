package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Visitor;
import io.chorale.hub.Watcher;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client's session, from its handshake until it is closed: a watcher whose transport may
 * change. Safe for several threads.
 */
public final class EngineSession {

  /** As the reference server has it: until then a poll may get something better. */
  private static final long BEFORE_NOOP_MILLIS = 100;

  /** For a client that said goodbye and whose last poll is still under way. */
  private static final long LINGERING_MILLIS = 2_000;

  /** As the reference server has it. */
  private static final long UPGRADE_MILLIS = 10_000;

  private final String sid;
  private final Caller caller;
  private final Surroundings around;
  private final Heartbeat heartbeat;
  private final Watcher watcher;
  private final EngineListener listener;
  private final Inbox inbox;

  private Transport transport;
  private @Nullable EngineSocket probe;
  private boolean owesNoop;
  private boolean closed;

  /**
   * @param socket by which it begins; null for polling
   * @throws io.chorale.hub.TooManyWatchersException when one more is too many
   */
  EngineSession(
      String sid,
      Caller caller,
      Surroundings around,
      @Nullable WebSocketTransport socket,
      Function<EngineSession, EngineListener> above) {
    this.sid = sid;
    this.caller = caller;
    this.around = around;
    this.transport = socket == null ? new PollingTransport(this::whenDrained) : socket;
    this.watcher =
        around.hub().connect(new Visitor(caller.user(), "socketio"), new SessionOutlet(this));
    this.heartbeat =
        new Heartbeat(around.settings(), around.timer(), watcher::beat, this::fallSilent);
    this.listener = above.apply(this);
    this.inbox = new Inbox(this, listener, around.workers());
  }

  /** Sends the handshake and begins to listen for signs of life. */
  void begin() {
    List<String> upgrades =
        transport instanceof PollingTransport ? List.of(WebSocketTransport.NAME) : List.of();
    watcher.tell(Handshake.of(sid, upgrades, around.settings()).packet());
    heartbeat.begin();
  }

  String sid() {
    return sid;
  }

  public Caller caller() {
    return caller;
  }

  /** Takes what is to be sent, written as {@link Messages} does, and follows jobs. */
  public Watcher watcher() {
    return watcher;
  }

  /** The transport of the moment: {@code polling} or {@code websocket}. */
  public synchronized String transport() {
    return transport.name();
  }

  synchronized boolean isOpen() {
    return !closed;
  }

  /** Whether one more poll is answered after the end. */
  synchronized boolean owesNoop() {
    return owesNoop;
  }

  private void whenDrained(Runnable task) {
    watcher.whenDrained(task);
  }

  /** Takes a poll, which is answered when there is something to tell. */
  void poll(Poll poll) {
    PollingTransport polling;
    boolean goingOver;
    synchronized (this) {
      if (closed) {
        if (owesNoop) {
          owesNoop = false;
          poll.answer(String.valueOf(PacketType.NOOP.digit()));
        } else {
          poll.refuse(EngineError.SESSION_UNKNOWN);
        }
        return;
      }
      polling = transport instanceof PollingTransport still ? still : null;
      goingOver = probe != null && probe.hasProbed();
    }
    if (polling == null) {
      poll.refuse(EngineError.BAD_REQUEST);
    } else if (polling.take(poll)) {
      poll.whenLost(this::lost);
      if (goingOver) {
        endPollSoon();
      }
    } else {
      poll.refuse(EngineError.BAD_REQUEST);
      finish(CloseReason.NOT_UNDERSTOOD, PacketType.CLOSE);
    }
  }

  /** Deals with what the client sends. */
  Inbox inbox() {
    return inbox;
  }

  /** Takes a packet, whichever transport it came by. */
  void receive(Packet packet) {
    heartbeat.heard();
    inbox.receive(packet);
  }

  /** The client says goodbye. */
  void leave() {
    synchronized (this) {
      owesNoop = !closed && transport instanceof PollingTransport polling && !polling.isPolled();
    }
    finish(CloseReason.LEFT, PacketType.NOOP);
  }

  /**
   * Lets a WebSocket try to take over.
   *
   * @return false when it cannot
   */
  synchronized boolean probe(EngineSocket socket) {
    if (closed || probe != null || !(transport instanceof PollingTransport)) {
      return false;
    }
    probe = socket;
    ScheduledFuture<?> unused =
        around
            .timer()
            .schedule(
                () -> around.workers().execute(socket::giveUp),
                UPGRADE_MILLIS,
                TimeUnit.MILLISECONDS);
    return true;
  }

  /** Has a poll that waits end before long, for its client is about to go over. */
  void endPollSoon() {
    if (current() instanceof PollingTransport polling) {
      ScheduledFuture<?> unused =
          around.timer().schedule(polling::endPoll, BEFORE_NOOP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  synchronized void probeEnded(EngineSocket socket) {
    if (Objects.equals(probe, socket)) {
      probe = null;
    }
  }

  /**
   * Goes over to another transport, with all that waits.
   *
   * @return false when it cannot any more
   */
  boolean upgrade(WebSocketTransport next) {
    PollingTransport before;
    synchronized (this) {
      if (closed || !(transport instanceof PollingTransport polling)) {
        return false;
      }
      before = polling;
      transport = next;
      probe = null;
    }
    before.handOver(next);
    inbox.upgraded();
    return true;
  }

  /** The client is gone. */
  void lost() {
    finish(CloseReason.LEFT, PacketType.NOOP);
  }

  private void fallSilent() {
    finish(CloseReason.SILENT, PacketType.CLOSE);
  }

  /** Closes the session behind what waits to be sent. */
  public void close(CloseReason reason) {
    watcher.close(reason);
  }

  /** Closes the session at once, whatever waits. */
  public void abort(CloseReason reason) {
    finish(reason, PacketType.CLOSE);
  }

  private void finish(CloseReason reason, PacketType last) {
    Transport ended;
    EngineSocket tried;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      ended = transport;
      tried = probe;
    }
    heartbeat.end();
    if (owesNoop()) {
      ScheduledFuture<?> unused =
          around.timer().schedule(this::forget, LINGERING_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      forget();
    }
    around
        .workers()
        .execute(
            () -> {
              watcher.gone();
              ended.close(reason, last);
              if (tried != null) {
                tried.giveUp();
              }
              inbox.close();
            });
  }

  private void forget() {
    around.forget().accept(this);
  }

  EngineListener listener() {
    return listener;
  }

  synchronized Transport current() {
    return transport;
  }
}
