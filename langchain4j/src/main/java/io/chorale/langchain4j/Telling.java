package io.chorale.langchain4j;

import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener what comes: one call at a time, in order, one end and nothing behind it, on our
 * threads and not on those of a model's client, which may serve many streams.
 *
 * <p>Easy to get wrong: no lock is held while the listener is called, for whoever ends the stream
 * may hold the very lock that the listener waits for.
 */
final class Telling {

  /** A listener that is this far behind slows its stream, by making the model's thread wait. */
  static final int MOST_WAITING = 256;

  private static final Logger LOG = System.getLogger(Telling.class.getName());

  private final DeltaListener listener;
  private final Executor threads;
  private final Predicate<Throwable> onBroken;

  private final Queue<Consumer<DeltaListener>> waiting = new ArrayDeque<>();
  private boolean ended;
  private boolean telling;

  /**
   * @param onBroken told what a listener threw, and that its thread was interrupted; answers
   *     whether this was not the end already
   */
  Telling(DeltaListener listener, Executor threads, Predicate<Throwable> onBroken) {
    this.listener = listener;
    this.threads = threads;
    this.onBroken = onBroken;
  }

  void delta(Delta delta) {
    try {
      if (add(delta)) {
        tell();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      boolean unused = onBroken.test(stopped);
    }
  }

  private synchronized boolean add(Delta delta) throws InterruptedException {
    while (!ended && waiting.size() >= MOST_WAITING) {
      wait();
    }
    return !ended && waiting.add(heard -> heard.delta(delta));
  }

  /**
   * The end, behind all that came before it.
   *
   * @return whether it is the end, and not one that came behind another
   */
  boolean end(Consumer<DeltaListener> last) {
    return end(last, false);
  }

  /** The same at once: what the listener has not heard yet it will not hear. */
  boolean breakOff(Consumer<DeltaListener> last) {
    return end(last, true);
  }

  private boolean end(Consumer<DeltaListener> last, boolean atOnce) {
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
      if (atOnce) {
        waiting.clear();
      }
      waiting.add(last);
      notifyAll();
    }
    tell();
    return true;
  }

  synchronized boolean ended() {
    return ended;
  }

  private void tell() {
    synchronized (this) {
      if (telling) {
        return;
      }
      telling = true;
    }
    try {
      threads.execute(this::tellAll);
    } catch (RejectedExecutionException noThreadIsLeft) {
      tellAll();
    }
  }

  private void tellAll() {
    for (Consumer<DeltaListener> next = next(); next != null; next = next()) {
      try {
        next.accept(listener);
      } catch (Throwable broken) {
        if (!onBroken.test(broken)) {
          LOG.log(Level.WARNING, "A listener broke when its stream was over", broken);
        }
      }
    }
  }

  private synchronized @Nullable Consumer<DeltaListener> next() {
    Consumer<DeltaListener> next = waiting.poll();
    if (next == null) {
      telling = false;
    }
    notifyAll();
    return next;
  }
}
