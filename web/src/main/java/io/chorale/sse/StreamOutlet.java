package io.chorale.sse;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One response that is written as its client takes it, by whichever thread learns that it can be;
 * none ever waits.
 *
 * <p>Easy to get wrong: containers call back while a call of ours is under way, on the same thread
 * or another, and some hold locks then. So nothing here is locked: {@code signals} lets one thread
 * at a time take the next step, and makes those that come meanwhile leave it theirs.
 */
final class StreamOutlet implements Outlet, WriteListener {

  private static final Logger LOG = System.getLogger(StreamOutlet.class.getName());

  private static final byte[] HEARTBEAT = EventText.HEARTBEAT.getBytes(StandardCharsets.UTF_8);

  private final Function<CloseReason, String> farewell;
  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicReference<@Nullable Send> next = new AtomicReference<>();
  private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
  private volatile @Nullable Opened opened;
  private volatile @Nullable Throwable broken;
  private volatile boolean started;
  private volatile boolean ended;

  // Only for the thread that takes the steps.
  private @Nullable Send current;
  private boolean written;
  private boolean flushed;
  private boolean over;

  /**
   * @param farewell the last message of a stream that is closed for that reason
   */
  StreamOutlet(Function<CloseReason, String> farewell) {
    this.farewell = farewell;
  }

  /**
   * @param end ends the response; run once
   * @param lost run when the connection broke while nothing was being sent
   */
  private record Opened(ServletOutputStream out, Runnable end, Runnable lost) {}

  /** Never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Send(byte[] bytes, SendDone done) {}

  /** Begins to write; what was to be sent before has waited for this. */
  void open(ServletOutputStream out, Runnable end, Runnable lost) {
    opened = new Opened(out, end, lost);
    signal();
  }

  @Override
  public int framesPerSend() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    next.set(new Send(joined(frames), done));
    signal();
  }

  private static byte[] joined(List<Frame> frames) {
    if (frames.size() == 1) {
      return frames.get(0).utf8();
    }
    ByteArrayOutputStream joined =
        new ByteArrayOutputStream(frames.stream().mapToInt(frame -> frame.utf8().length).sum());
    frames.forEach(frame -> joined.writeBytes(frame.utf8()));
    return joined.toByteArray();
  }

  @Override
  public void heartbeat(SendDone done) {
    next.set(new Send(HEARTBEAT, done));
    signal();
  }

  @Override
  public void close(CloseReason reason) {
    closing.compareAndSet(null, reason);
    signal();
  }

  @Override
  public void onWritePossible() {
    started = true;
    signal();
  }

  /** The response has ended, whoever ended it. */
  void ended() {
    ended = true;
    onError(new EOFException("the response ended"));
  }

  /** Also called when a container gives up what is still waiting in a stream that we ended. */
  @Override
  public void onError(Throwable failure) {
    broken = failure;
    signal();
  }

  private void signal() {
    if (signals.getAndIncrement() == 0) {
      int seen = 1;
      do {
        steps();
        seen = signals.addAndGet(-seen);
      } while (seen != 0);
    }
  }

  private void steps() {
    Opened stream = opened;
    if (stream == null || over) {
      return;
    }
    try {
      Throwable failure = broken;
      if (failure != null) {
        fail(stream, failure);
      } else if (!started) {
        // Undertow stumbles over a response that ends before it has begun to write.
        return;
      } else if (closing.get() != null) {
        sayFarewell(stream.out, closing.get());
        end(stream);
      } else {
        while (step(stream.out)) {
          // One more may be possible at once.
        }
      }
    } catch (IOException | RuntimeException failure) {
      fail(stream, failure);
    }
  }

  /**
   * Writes, flushes, and reports when the stream would take more: then what was written is with the
   * other end, or in buffers that have room.
   *
   * @return whether there may be more to do at once; if not, it is done when a signal comes
   */
  private boolean step(ServletOutputStream out) throws IOException {
    Send send = current;
    if (send == null) {
      current = next.getAndSet(null);
      written = false;
      flushed = false;
      return current != null;
    } else if (!out.isReady()) {
      return false;
    } else if (!written) {
      written = true;
      out.write(send.bytes);
    } else if (!flushed) {
      flushed = true;
      out.flush();
    } else {
      current = null;
      send.done.sent(null);
    }
    return true;
  }

  /** Only where it does not come in the midst of a message, and is taken. */
  private void sayFarewell(ServletOutputStream out, @Nullable CloseReason reason)
      throws IOException {
    boolean between = current == null || !written || flushed;
    if (reason != null && reason != CloseReason.OVER && between && out.isReady()) {
      out.write(farewell.apply(reason).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void fail(Opened stream, Throwable failure) {
    LOG.log(Level.DEBUG, "An event stream broke", failure);
    end(stream);
    Send send = current == null ? next.getAndSet(null) : current;
    if (send != null) {
      send.done.sent(failure);
    } else {
      stream.lost.run();
    }
  }

  private void end(Opened stream) {
    over = true;
    if (ended) {
      return;
    }
    try {
      stream.end.run();
    } catch (IllegalStateException gone) {
      LOG.log(Level.DEBUG, "An event stream was gone before it could be ended", gone);
    }
  }
}
