package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet.SendDone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends by the answers of polls. What a poll is answered is held here until one comes, as much as
 * makes a good answer; then the queue behind it fills, which is bounded too.
 */
final class PollingTransport implements Transport {

  static final String NAME = "polling";

  /** In characters. More in one answer would not come sooner. */
  static final int ROOM = 64_000;

  private final Consumer<Runnable> whenDrained;
  private final List<Frame> waiting = new ArrayList<>(4);
  private int chars;
  private @Nullable SendDone held;
  private @Nullable Poll poll;
  private boolean answerAsked;
  private boolean closed;
  private @Nullable WebSocketTransport successor;

  /**
   * @param whenDrained has a task run when all that waits in the queue has been sent here, so that
   *     one answer takes all of it
   */
  PollingTransport(Consumer<Runnable> whenDrained) {
    this.whenDrained = whenDrained;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int framesPerSend() {
    return Integer.MAX_VALUE;
  }

  /**
   * Takes a poll, which is answered when there is something to tell.
   *
   * @return false when one waits already
   */
  boolean take(Poll asking) {
    boolean full;
    synchronized (this) {
      if (poll != null) {
        return false;
      }
      poll = asking;
      full = held != null;
    }
    answerSoon(full);
    return true;
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    boolean full;
    WebSocketTransport instead;
    synchronized (this) {
      instead = successor;
      full = chars >= ROOM;
      if (instead == null && !closed) {
        waiting.addAll(frames);
        frames.forEach(frame -> chars += frame.text().length());
        full = chars >= ROOM;
        if (full) {
          held = done;
        }
      }
    }
    if (instead != null) {
      instead.send(frames, done);
      return;
    }
    if (!full) {
      done.sent(null);
    }
    answerSoon(full);
  }

  /** A full one is answered at once: its queue does not drain before. */
  private void answerSoon(boolean full) {
    synchronized (this) {
      if (poll == null || waiting.isEmpty() || (answerAsked && !full)) {
        return;
      }
      answerAsked = true;
    }
    if (full) {
      answer();
    } else {
      whenDrained.accept(this::answer);
    }
  }

  private void answer() {
    Poll answered;
    SendDone done;
    List<Frame> frames;
    synchronized (this) {
      answerAsked = false;
      if (poll == null || waiting.isEmpty()) {
        return;
      }
      answered = poll;
      poll = null;
      frames = List.copyOf(waiting);
      done = emptied();
    }
    answered.answer(Messages.together(frames.stream().map(Frame::text).toList()));
    if (done != null) {
      done.sent(null);
    }
  }

  private @Nullable SendDone emptied() {
    SendDone done = held;
    held = null;
    waiting.clear();
    chars = 0;
    return done;
  }

  /** Answers a poll that has nothing else to be answered, so that its client can go over. */
  void endPoll() {
    Poll ended;
    synchronized (this) {
      if (!waiting.isEmpty()) {
        return;
      }
      ended = poll;
      poll = null;
    }
    if (ended != null) {
      ended.answer(String.valueOf(PacketType.NOOP.digit()));
    }
  }

  /** Hands what waits, and all that comes, to another transport; a poll is refused from now on. */
  void handOver(WebSocketTransport next) {
    Poll late;
    synchronized (this) {
      late = poll;
      poll = null;
      List<Frame> frames = List.copyOf(waiting);
      SendDone done = emptied();
      if (!frames.isEmpty()) {
        next.enqueue(frames, failure -> ended(done, failure));
      }
      successor = next;
    }
    next.goOn();
    if (late != null) {
      late.refuse(EngineError.BAD_REQUEST);
    }
  }

  private static void ended(@Nullable SendDone done, @Nullable Throwable failure) {
    if (done != null) {
      done.sent(failure);
    }
  }

  /** Whether a poll waits to be answered. */
  synchronized boolean isPolled() {
    return poll != null;
  }

  @Override
  public void close(CloseReason reason, PacketType last) {
    Poll ended;
    synchronized (this) {
      closed = true;
      ended = poll;
      poll = null;
      waiting.clear();
    }
    if (ended != null) {
      ended.answer(String.valueOf(last.digit()));
    }
  }
}
