package io.chorale.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one watcher: bounded, and one send in flight. Whoever offers never
 * waits; the sending runs on the sender threads.
 *
 * <p>Easy to get wrong: a transport may report a finished send before the call that began it
 * returns. The counter {@code signals} makes a loop of what would otherwise be a recursion.
 */
final class OutboundQueue {

  /** Frames are joined up to this; a larger send would only hold up the other watchers. */
  private static final int CHARS_PER_SEND = 64_000;

  private final Outlet outlet;
  private final Executor senders;
  private final Executor closers;
  private final int maxFrames;
  private final int maxChars;
  private final AtomicInteger signals = new AtomicInteger();

  private final Deque<Frame> waiting = new ArrayDeque<>();
  private final Deque<Runnable> onDrained = new ArrayDeque<>(1);
  private long waitingChars;
  private boolean inFlight;
  private long inFlightSince;
  private boolean heartbeatDue;
  private boolean ended;
  private @Nullable CloseReason closing;
  private final Runnable onEnd;

  /**
   * @param closers run what may take a moment
   * @param onEnd run once when nothing more will be sent
   */
  OutboundQueue(
      Outlet outlet, WatcherLimits limits, Executor senders, Executor closers, Runnable onEnd) {
    this.outlet = outlet;
    this.senders = senders;
    this.closers = closers;
    this.maxFrames = limits.queueFrames();
    this.maxChars = limits.queueChars();
    this.onEnd = onEnd;
  }

  /**
   * Puts a frame behind what waits.
   *
   * @return false when there is no room for it, or the end has come; nothing has changed then
   */
  boolean offer(Frame frame) {
    return offer(List.of(frame)) == 1;
  }

  /**
   * Puts frames behind what waits, in order, as long as there is room.
   *
   * @return how many of them; none when the end has come
   */
  int offer(List<Frame> frames) {
    int taken = 0;
    synchronized (this) {
      if (ended || closing != null) {
        return 0;
      }
      while (taken < frames.size() && hasRoomFor(frames.get(taken))) {
        add(frames.get(taken));
        taken++;
      }
    }
    if (taken > 0) {
      signal();
    }
    return taken;
  }

  private void add(Frame frame) {
    waiting.add(frame);
    waitingChars += frame.length();
  }

  /**
   * Puts a message of the connection itself behind what waits; whoever has no room for it takes
   * none of them and is closed. One that comes after the end is dropped.
   */
  void insist(Frame frame) {
    boolean fits;
    synchronized (this) {
      if (ended || closing != null) {
        return;
      }
      fits = hasRoomFor(frame);
      if (fits) {
        add(frame);
      }
    }
    if (fits) {
      signal();
    } else {
      abort(CloseReason.TOO_SLOW);
    }
  }

  /** A single frame may be larger than the bound: it is let in when nothing else waits. */
  private boolean hasRoomFor(Frame frame) {
    return waiting.isEmpty()
        || (waiting.size() < maxFrames && waitingChars + frame.length() <= maxChars);
  }

  /** Has a heartbeat go before what waits. */
  void beat() {
    synchronized (this) {
      heartbeatDue = true;
    }
    signal();
  }

  /** Closes the connection behind what waits. */
  void close(CloseReason reason) {
    synchronized (this) {
      if (closing == null) {
        closing = reason;
      }
    }
    signal();
  }

  /** Closes the connection at once, whatever waits or hangs. */
  void abort(CloseReason reason) {
    synchronized (this) {
      waiting.clear();
      waitingChars = 0;
      heartbeatDue = false;
      closing = reason;
      inFlight = false;
    }
    signal();
  }

  /** Ends the queue because the connection is gone; nothing more is sent. */
  void gone() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      waiting.clear();
      waitingChars = 0;
      onDrained.clear();
    }
    onEnd.run();
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
      onDrained.add(task);
    }
    signal();
  }

  /**
   * Whether the send in flight began before that.
   *
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  synchronized boolean sendingSinceBefore(long nanoTime) {
    return inFlight && inFlightSince - nanoTime < 0;
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
    List<Frame> frames = List.of();
    boolean beat = false;
    Runnable drained = null;
    CloseReason reason = null;
    synchronized (this) {
      if (ended || inFlight) {
        return;
      }
      if (heartbeatDue) {
        beat = true;
        heartbeatDue = false;
      } else if (!waiting.isEmpty()) {
        frames = next();
      } else if (closing != null) {
        reason = closing;
      } else {
        drained = onDrained.poll();
      }
      if (beat || !frames.isEmpty()) {
        inFlight = true;
        inFlightSince = System.nanoTime();
      }
    }
    if (beat) {
      attempt(() -> outlet.heartbeat(this::sent));
    } else if (!frames.isEmpty()) {
      List<Frame> sending = frames;
      attempt(() -> outlet.send(sending, this::sent));
    } else if (reason != null) {
      end(reason);
    } else if (drained != null) {
      drained.run();
      // Another may wait to be told, and what this one began may come to nothing.
      signal();
    }
  }

  private List<Frame> next() {
    int most = Math.min(outlet.framesPerSend(), waiting.size());
    List<Frame> frames = new ArrayList<>(most);
    long chars = 0;
    do {
      Frame frame = waiting.remove();
      frames.add(frame);
      chars += frame.length();
    } while (frames.size() < most && chars + waiting.element().length() <= CHARS_PER_SEND);
    waitingChars -= chars;
    return frames;
  }

  private void attempt(Runnable send) {
    try {
      send.run();
    } catch (RuntimeException failure) {
      sent(failure);
    }
  }

  private void sent(@Nullable Throwable failure) {
    if (failure != null) {
      end(CloseReason.BROKEN);
      return;
    }
    synchronized (this) {
      inFlight = false;
    }
    signal();
  }

  private void end(CloseReason reason) {
    gone();
    closers.execute(() -> outlet.close(reason));
  }
}
