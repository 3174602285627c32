package io.chorale.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one watcher: bounded, and one send in flight. Whoever offers never
 * waits; the sending runs on the sender threads.
 *
 * <p>Easy to get wrong: Tyrus reports a finished send before the call that began it returns. The
 * counter {@code signals} makes a loop of what would otherwise be a recursion.
 */
public final class OutboundQueue {

  /** Twice a replay's page, so that a page and what happens while it is sent fit in. */
  public static final int MAX_FRAMES = 1_024;

  /** 4 MB of Latin text: what a watcher that stopped reading can cost the heap. */
  public static final long MAX_CHARS = 4_000_000;

  private final Outlet outlet;
  private final Executor senders;
  private final AtomicInteger signals = new AtomicInteger();

  private final Deque<String> waiting = new ArrayDeque<>();
  private long waitingChars;
  private boolean inFlight;
  private boolean ended;
  private @Nullable CloseReason closing;
  private @Nullable Runnable onDrained;
  private Runnable onEnd = () -> {};

  OutboundQueue(Outlet outlet, Executor senders) {
    this.outlet = outlet;
    this.senders = senders;
  }

  /**
   * Puts a frame behind what waits. A frame that does not fit closes the watcher with {@link
   * CloseReason#TOO_SLOW}; one that comes after the end is dropped.
   *
   * @return whether it will be sent if the connection holds
   */
  public boolean offer(String frame) {
    boolean fits;
    synchronized (this) {
      if (ended || closing != null) {
        return false;
      }
      // A single frame may be larger than the bound: it is let in when nothing else waits.
      fits =
          waiting.isEmpty()
              || (waiting.size() < MAX_FRAMES && waitingChars + frame.length() <= MAX_CHARS);
      if (fits) {
        waiting.add(frame);
        waitingChars += frame.length();
      } else {
        waiting.clear();
        waitingChars = 0;
        closing = CloseReason.TOO_SLOW;
        // A send that hangs must not keep the connection open.
        inFlight = false;
      }
    }
    signal();
    return fits;
  }

  /** Closes the connection behind what waits. */
  public void close(CloseReason reason) {
    synchronized (this) {
      if (closing == null) {
        closing = reason;
      }
    }
    signal();
  }

  /** Ends the queue because the connection is gone; nothing more is sent. */
  public void gone() {
    Runnable tell;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      waiting.clear();
      waitingChars = 0;
      onDrained = null;
      tell = onEnd;
    }
    tell.run();
  }

  /**
   * Has the task run once, on a sender thread, when nothing waits and nothing is in flight; never
   * when the queue ends before.
   */
  void whenDrained(Runnable task) {
    synchronized (this) {
      if (ended) {
        return;
      }
      onDrained = task;
    }
    signal();
  }

  /** Has the task run once when the queue has ended; at once when it has already. */
  void whenEnded(Runnable task) {
    synchronized (this) {
      if (!ended) {
        onEnd = task;
        return;
      }
    }
    task.run();
  }

  private void signal() {
    if (signals.getAndIncrement() == 0) {
      senders.execute(this::run);
    }
  }

  private void run() {
    int seen = 1;
    do {
      step();
      seen = signals.addAndGet(-seen);
    } while (seen != 0);
  }

  private void step() {
    String frame;
    CloseReason reason = null;
    Runnable drained = null;
    synchronized (this) {
      if (ended || inFlight) {
        return;
      }
      frame = waiting.poll();
      if (frame != null) {
        inFlight = true;
        waitingChars -= frame.length();
      } else if (closing != null) {
        reason = closing;
      } else {
        drained = onDrained;
        onDrained = null;
      }
    }
    if (frame != null) {
      send(frame);
    } else if (reason != null) {
      gone();
      outlet.close(reason);
    } else if (drained != null) {
      drained.run();
    }
  }

  private void send(String frame) {
    try {
      outlet.send(frame, this::sent);
    } catch (RuntimeException failure) {
      sent(failure);
    }
  }

  private void sent(@Nullable Throwable failure) {
    if (failure != null) {
      gone();
      outlet.close(CloseReason.BROKEN);
      return;
    }
    synchronized (this) {
      inFlight = false;
    }
    signal();
  }
}
