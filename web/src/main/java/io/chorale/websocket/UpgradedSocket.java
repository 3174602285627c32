package io.chorale.websocket;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import io.chorale.output.NonBlockingOutput;
import io.chorale.socket.SocketFace;
import io.chorale.socket.SocketListener;
import io.chorale.socket.SocketRequest;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket over a connection that was HTTP before.
 *
 * <p>How it ends: whoever wants to end it says so by a close frame, the other answers by one, and
 * we close the connection (RFC 6455, section 7.1.1). Who takes no close frame, or does not answer
 * it, has {@link #PATIENCE_SECONDS} for it.
 */
public final class UpgradedSocket implements HttpUpgradeHandler, Outlet {

  static final int PATIENCE_SECONDS = 30;

  private static final Logger LOG = System.getLogger(UpgradedSocket.class.getName());

  private final NonBlockingOutput output = new NonBlockingOutput();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<@Nullable ScheduledFuture<?>> deadline = new AtomicReference<>();
  private @Nullable SocketFace face;
  private @Nullable SocketRequest request;
  private @Nullable ScheduledExecutorService timer;
  private boolean joins;
  private volatile @Nullable WebConnection connection;
  private volatile @Nullable SocketListener listener;
  private volatile boolean peerClosed;
  private volatile boolean closing;

  /** The container makes it so; {@link #prepare} comes next. */
  public UpgradedSocket() {}

  void prepare(SocketFace to, SocketRequest asked, ScheduledExecutorService closer) {
    face = to;
    request = asked;
    timer = closer;
    joins = to.joinsMessages(asked);
  }

  @Override
  public void init(WebConnection opened) {
    connection = opened;
    if (face == null || request == null) {
      throw new IllegalStateException("the socket was not prepared");
    }
    try {
      ServletInputStream in = opened.getInputStream();
      ServletOutputStream out = opened.getOutputStream();
      SocketListener hears = face.open(request, this);
      listener = hears;
      face = null;
      request = null;
      out.setWriteListener(output);
      output.open(out, this::written, this::lost);
      in.setReadListener(new SocketReader(in, this, hears));
    } catch (IOException | RuntimeException failure) {
      LOG.log(Level.ERROR, "A socket could not be opened", failure);
      lost();
    }
  }

  @Override
  public int framesPerSend() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean hearsAnswers() {
    return true;
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    output.send(Messages.bytes(frames, joins), done);
  }

  /** A ping, which every client's library answers by itself. */
  @Override
  public void heartbeat(SendDone done) {
    output.send(ControlFrames.PING, done);
  }

  void answer(byte[] ping) {
    output.sendBetween(ControlFrames.pong(ping));
  }

  @Override
  public void close(CloseReason reason) {
    close(reason.code(), reason.phrase());
  }

  /** Closes behind what is being sent. */
  void close(int code, String phrase) {
    if (closing || timer == null) {
      return;
    }
    closing = true;
    deadline.set(timer.schedule(this::cut, PATIENCE_SECONDS, TimeUnit.SECONDS));
    output.endBehind(ControlFrames.close(code, phrase));
  }

  /** The other end says good-bye, or answers ours. */
  void peerCloses(int code) {
    peerClosed = true;
    leave();
    if (closing) {
      cut();
    } else {
      close(code == CloseCodes.NONE ? CloseCodes.NORMAL : code, "");
    }
  }

  /** All is written that will be. */
  private void written() {
    if (peerClosed) {
      cut();
    }
  }

  private void lost() {
    leave();
    cut();
  }

  private void leave() {
    SocketListener hears = listener;
    if (hears != null) {
      hears.gone();
    }
  }

  /** Whether the connection is ended: nothing more can be read then. */
  boolean isCut() {
    return closed.get();
  }

  /** Ends the connection, whatever waits. */
  void cut() {
    WebConnection open = connection;
    if (open == null || !closed.compareAndSet(false, true)) {
      return;
    }
    ScheduledFuture<?> waiting = deadline.get();
    if (waiting != null) {
      waiting.cancel(false);
    }
    output.ended();
    try {
      open.close();
    } catch (Exception gone) {
      LOG.log(Level.DEBUG, "A socket was gone before it could be closed", gone);
    }
  }

  @Override
  public void destroy() {
    lost();
  }
}
