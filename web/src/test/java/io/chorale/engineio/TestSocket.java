package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebSocket that remembers its messages, and can be slow. */
public final class TestSocket implements Outlet {

  private final List<String> messages = new ArrayList<>();
  private @Nullable CloseReason closed;
  private @Nullable SendDone held;
  private boolean slow;

  @Override
  public synchronized void send(List<Frame> frames, SendDone done) {
    if (held != null || frames.size() > framesPerSend()) {
      throw new AssertionError("two sends at once");
    }
    for (Frame frame : frames) {
      messages.add(frame.isText() ? frame.text() : Arrays.toString(frame.bytes()));
    }
    if (slow) {
      held = done;
    } else {
      done.sent(null);
    }
  }

  synchronized void slowDown() {
    slow = true;
  }

  void speedUp() {
    SendDone done;
    synchronized (this) {
      slow = false;
      done = held;
      held = null;
    }
    if (done != null) {
      done.sent(null);
    }
  }

  @Override
  public void heartbeat(SendDone done) {
    throw new AssertionError("the protocol has its own");
  }

  @Override
  public synchronized void close(CloseReason reason) {
    closed = reason;
  }

  public synchronized List<String> messages() {
    return List.copyOf(messages);
  }

  public synchronized @Nullable CloseReason closed() {
    return closed;
  }
}
