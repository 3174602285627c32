package io.chorale.output;

import io.chorale.hub.Outlet.SendDone;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One output that is written as its reader takes it, by whichever thread learns that it can be;
 * none ever waits.
 *
 * <p>Easy to get wrong: containers call back while a call of ours is under way, on the same thread
 * or another, and some hold locks then. So nothing here is locked: {@code signals} lets one thread
 * at a time take the next step, and makes those that come meanwhile leave it theirs.
 */
public final class NonBlockingOutput implements WriteListener {

  private static final Logger LOG = System.getLogger(NonBlockingOutput.class.getName());

  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicReference<@Nullable Send> next = new AtomicReference<>();
  private final AtomicReference<byte @Nullable []> between = new AtomicReference<>();
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
  private volatile @Nullable Opened opened;
  private volatile @Nullable Throwable broken;
  private volatile boolean started;
  private volatile boolean ended;

  // Only for the thread that takes the steps.
  private @Nullable Send current;
  private boolean written;
  private boolean flushed;
  private boolean lastTaken;
  private boolean over;

  /**
   * @param end ends the output; run once
   * @param lost run when the connection broke while nothing was being sent
   */
  private record Opened(ServletOutputStream out, Runnable end, Runnable lost) {}

  /**
   * Never compared.
   *
   * @param done null when nobody waits to be told
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Send(byte[] bytes, @Nullable SendDone done) {}

  /**
   * Never compared.
   *
   * @param atOnce whether the last bytes are dropped when the reader does not take them now
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Ending(byte[] last, boolean atOnce) {}

  /**
   * Begins to write; what was to be sent before has waited for this.
   *
   * @param end ends the output for the container; run once, also when it broke
   * @param lost run when the connection broke while nothing was being sent
   */
  public void open(ServletOutputStream out, Runnable end, Runnable lost) {
    opened = new Opened(out, end, lost);
    signal();
  }

  /**
   * Sends bytes, which must not be changed any more; the one before must have been reported.
   *
   * @param done told once when they are on their way, or why they are not
   */
  public void send(byte[] bytes, SendDone done) {
    next.set(new Send(bytes, done));
    signal();
  }

  /** Sends bytes when nothing else is being sent; what was to go between and has not is dropped. */
  public void sendBetween(byte[] bytes) {
    between.set(bytes);
    signal();
  }

  /** Ends the output behind what is being sent and these bytes, when the reader has taken them. */
  public void endBehind(byte[] last) {
    if (ending.compareAndSet(null, new Ending(last, false))) {
      signal();
    }
  }

  /**
   * Ends the output now.
   *
   * @param last sent where that does not come in the midst of other bytes, and is taken at once
   */
  public void endNow(byte[] last) {
    Ending now = new Ending(last, true);
    Ending before = ending.getAndUpdate(it -> it == null || !it.atOnce() ? now : it);
    if (before == null || !before.atOnce()) {
      signal();
    }
  }

  @Override
  public void onWritePossible() {
    started = true;
    signal();
  }

  /** The output has ended, whoever ended it. */
  public void ended() {
    ended = true;
    onError(new EOFException("the output ended"));
  }

  /** Also called when a container gives up what is still waiting in an output that we ended. */
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
    Opened output = opened;
    if (output == null || over) {
      return;
    }
    try {
      Throwable failure = broken;
      Ending wanted = ending.get();
      if (failure != null) {
        fail(output, failure);
      } else if (!started) {
        // Undertow stumbles over a response that ends before it has begun to write.
        return;
      } else if (wanted != null && wanted.atOnce()) {
        sayLast(output.out, wanted.last());
        end(output);
      } else {
        while (step(output)) {
          // One more may be possible at once.
        }
      }
    } catch (IOException | RuntimeException failure) {
      fail(output, failure);
    }
  }

  /**
   * Writes, flushes, and reports when the output would take more: then what was written is with the
   * other end, or in buffers that have room.
   *
   * @return whether there may be more to do at once; if not, it is done when a signal comes
   */
  private boolean step(Opened output) throws IOException {
    ServletOutputStream out = output.out;
    Send send = current;
    if (send == null) {
      current = next();
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
      if (send.done != null) {
        send.done.sent(null);
      } else if (lastTaken) {
        end(output);
      }
    }
    return !over;
  }

  private @Nullable Send next() {
    byte[] urgent = between.getAndSet(null);
    if (urgent != null && !lastTaken) {
      return new Send(urgent, null);
    }
    Send send = next.getAndSet(null);
    Ending wanted = ending.get();
    if (send == null && wanted != null && !lastTaken) {
      lastTaken = true;
      return new Send(wanted.last(), null);
    }
    return send;
  }

  private void sayLast(ServletOutputStream out, byte[] last) throws IOException {
    boolean amidst = current != null && written && !flushed;
    if (last.length > 0 && !amidst && !lastTaken && out.isReady()) {
      out.write(last);
    }
  }

  private void fail(Opened output, Throwable failure) {
    LOG.log(Level.DEBUG, "An output broke", failure);
    end(output);
    Send send = current == null || current.done == null ? next.getAndSet(null) : current;
    if (send != null && send.done != null) {
      send.done.sent(failure);
    } else {
      output.lost.run();
    }
  }

  private void end(Opened output) {
    over = true;
    if (ended) {
      return;
    }
    try {
      output.end.run();
    } catch (IllegalStateException gone) {
      LOG.log(Level.DEBUG, "An output was gone before it could be ended", gone);
    }
  }
}
