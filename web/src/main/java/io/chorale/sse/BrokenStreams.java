package io.chorale.sse;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.EOFException;

/** Tells an outlet when the container finds its connection broken. */
record BrokenStreams(StreamOutlet outlet) implements AsyncListener {

  @Override
  public void onError(AsyncEvent event) {
    Throwable failure = event.getThrowable();
    outlet.onError(failure == null ? new EOFException("the connection broke") : failure);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    outlet.ended();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    outlet.onError(new EOFException("the container's time was up"));
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Begun once.
  }
}
