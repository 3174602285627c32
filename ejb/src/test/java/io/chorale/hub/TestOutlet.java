package io.chorale.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what it was sent; a stuck one never says that a frame is on its way. */
final class TestOutlet implements Outlet {

  private final List<String> frames = new ArrayList<>();
  private @Nullable CloseReason closed;
  private @Nullable SendDone held;
  private boolean stuck;

  static TestOutlet stuck() {
    TestOutlet outlet = new TestOutlet();
    outlet.stuck = true;
    return outlet;
  }

  @Override
  public void send(String frame, SendDone done) {
    synchronized (this) {
      if (held != null) {
        throw new AssertionError("two sends in flight");
      }
      frames.add(frame);
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

  synchronized @Nullable CloseReason closed() {
    return closed;
  }
}
