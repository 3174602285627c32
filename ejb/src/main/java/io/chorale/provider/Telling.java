package io.chorale.provider;

import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener what comes: one call at a time, one end, and nothing behind it.
 *
 * <p>Easy to get wrong: no lock is held while the listener is called. Whoever ends the stream may
 * hold the very lock that the listener waits for, and must not wait for a slow listener; the end is
 * then told by the thread that is inside the listener, when it comes out.
 */
final class Telling {

  private static final Logger LOG = System.getLogger(Telling.class.getName());

  private final DeltaListener listener;
  private final Executor readers;

  private boolean inside;
  private @Nullable Consumer<DeltaListener> end;

  /**
   * @param readers where an end from outside is told: neither a timer's thread nor that of whoever
   *     stops the stream is for the listener to use
   */
  Telling(DeltaListener listener, Executor readers) {
    this.listener = listener;
    this.readers = readers;
  }

  /** Only ever called by one thread at a time; lets through what the listener throws. */
  void delta(Delta delta) {
    synchronized (this) {
      if (end != null) {
        return;
      }
      inside = true;
    }
    try {
      listener.delta(delta);
    } finally {
      Consumer<DeltaListener> last;
      synchronized (this) {
        inside = false;
        last = end;
      }
      if (last != null) {
        tell(last);
      }
    }
  }

  void end(Consumer<DeltaListener> last) {
    end(last, () -> {});
  }

  /**
   * @param first done before the end is told, if this is the end and not one that came behind
   *     another
   */
  void end(Consumer<DeltaListener> last, Runnable first) {
    boolean toldInside;
    synchronized (this) {
      if (end != null) {
        return;
      }
      end = last;
      toldInside = inside;
    }
    first.run();
    if (toldInside) {
      return;
    }
    try {
      readers.execute(() -> tell(last));
    } catch (RejectedExecutionException applicationEnds) {
      tell(last);
    }
  }

  synchronized boolean ended() {
    return end != null;
  }

  private void tell(Consumer<DeltaListener> last) {
    try {
      last.accept(listener);
    } catch (RuntimeException broken) {
      LOG.log(Level.WARNING, "A listener broke when it was told the end of its stream", broken);
    }
  }
}
