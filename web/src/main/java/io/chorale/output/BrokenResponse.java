package io.chorale.output;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.EOFException;

/** Tells a response's output when the container finds its connection broken. */
public record BrokenResponse(NonBlockingOutput output) implements AsyncListener {

  @Override
  public void onError(AsyncEvent event) {
    Throwable failure = event.getThrowable();
    output.onError(failure == null ? new EOFException("the connection broke") : failure);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    output.ended();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    output.onError(new EOFException("the container's time was up"));
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Begun once.
  }
}
