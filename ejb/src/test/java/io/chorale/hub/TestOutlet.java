package io.chorale.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what it was sent; a stuck one never says that a frame is on its way. */
final class TestOutlet implements Outlet {

  private final List<String> frames = new ArrayList<>();
  private @Nullable CloseReason closed;
  private @Nullable SendDone held;
  private final int framesPerSend;
  private boolean stuck;
  private int sends;
  private int heartbeats;
  private boolean answering;
  private boolean keepingTime;

  TestOutlet() {
    this(1);
  }

  TestOutlet(int framesPerSend) {
    this.framesPerSend = framesPerSend;
  }

  /** One whose other end could answer, and does not. */
  static TestOutlet silent() {
    TestOutlet outlet = new TestOutlet();
    outlet.answering = true;
    return outlet;
  }

  /** One whose other end could answer, and whose transport sees to that itself. */
  static TestOutlet keepingTime() {
    TestOutlet outlet = silent();
    outlet.keepingTime = true;
    return outlet;
  }

  static TestOutlet stuck() {
    return stuck(1);
  }

  static TestOutlet stuck(int framesPerSend) {
    TestOutlet outlet = new TestOutlet(framesPerSend);
    outlet.stuck = true;
    return outlet;
  }

  @Override
  public int framesPerSend() {
    return framesPerSend;
  }

  @Override
  public boolean hearsAnswers() {
    return answering;
  }

  @Override
  public boolean keepsTime() {
    return keepingTime;
  }

  @Override
  public void heartbeat(SendDone done) {
    synchronized (this) {
      if (held != null) {
        throw new AssertionError("two sends in flight");
      }
      heartbeats++;
    }
    done.sent(null);
  }

  @Override
  public void send(List<Frame> sent, SendDone done) {
    synchronized (this) {
      if (held != null) {
        throw new AssertionError("two sends in flight");
      }
      sends++;
      sent.forEach(frame -> frames.add(frame.text()));
      if (stuck) {
        held = done;
        return;
      }
    }
    done.sent(null);
  }

  /** Lets a stuck send end. */
  void release() {
    SendDone done;
    synchronized (this) {
      done = held;
      held = null;
      stuck = false;
    }
    if (done != null) {
      done.sent(null);
    }
  }

  @Override
  public synchronized void close(CloseReason reason) {
    closed = reason;
  }

  synchronized List<String> frames() {
    return List.copyOf(frames);
  }

  synchronized int sends() {
    return sends;
  }

  synchronized int heartbeats() {
    return heartbeats;
  }

  synchronized @Nullable CloseReason closed() {
    return closed;
  }
}
