package io.chorale.provider;

import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way. Its monitor makes the calls to the listener come one at a time, whoever
 * brings them: the connection, the watchdog, or a stop from outside.
 *
 * <p>Easy to get wrong: a listener may stop the stream from inside its own call. The end is then
 * told when that call has returned.
 */
final class AnswerStream implements ModelCall {

  private final AnswerReader reader;
  private final SseReader events = new SseReader(this::event);
  private final DeltaListener listener;
  private final ProviderFailures failures;
  private final Duration idle;
  private final ScheduledExecutorService timer;

  private volatile long lastSign = System.nanoTime();
  private volatile @Nullable CompletableFuture<?> exchange;
  private volatile @Nullable Future<?> watchdog;
  private volatile boolean begun;
  private boolean anything;
  private boolean telling;
  private boolean over;
  private @Nullable ModelException pendingEnd;

  AnswerStream(
      AnswerReader reader,
      DeltaListener listener,
      ProviderFailures failures,
      Duration idle,
      ScheduledExecutorService timer) {
    this.reader = reader;
    this.listener = listener;
    this.failures = failures;
    this.idle = idle;
    this.timer = timer;
  }

  void begin(HttpClient client, HttpRequest request) {
    watch(idle.toNanos());
    CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, this::body);
    exchange = sent;
    CompletableFuture<?> unused =
        sent.whenComplete(
            (response, failure) -> {
              if (failure != null) {
                broke(failure);
              }
            });
    if (isOver()) {
      sent.cancel(true);
    }
  }

  @Override
  public void cancel() {
    fail(failures.cancelled());
  }

  private BodySubscriber<Void> body(ResponseInfo info) {
    lastSign = System.nanoTime();
    int status = info.statusCode();
    if (status != 200) {
      return BodySubscribers.mapping(
          new BoundedText(), text -> failed(failures.refused(status, text)));
    }
    String type = info.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("text/event-stream")) {
      return BodySubscribers.mapping(
          new BoundedText(), text -> failed(otherThanAStream(type, text)));
    }
    begun = true;
    return new Body(this);
  }

  private ModelException otherThanAStream(String type, String text) {
    boolean error = type.contains("json") && text.contains("\"error\"");
    return error ? failures.refused(500, text) : failures.notAStream(type);
  }

  @SuppressWarnings("NullAway") // a body subscriber of Void answers null
  private Void failed(ModelException failure) {
    fail(failure);
    return null;
  }

  /** More of the body came. */
  void bytes(ByteBuffer bytes) {
    lastSign = System.nanoTime();
    try {
      events.read(bytes);
    } catch (InBandFailure told) {
      fail(failures.inBand(told.body()));
    } catch (ModelException told) {
      fail(told);
    } catch (RuntimeException notUnderstood) {
      fail(failures.nonsense(notUnderstood));
    }
  }

  /** The body came to its end. */
  void end() {
    try {
      events.end();
    } catch (InBandFailure told) {
      fail(failures.inBand(told.body()));
    } catch (RuntimeException halfAnEvent) {
      // The missing finish mark tells of it.
    }
    if (reader.finished()) {
      complete();
    } else {
      fail(failures.cut(anything));
    }
  }

  void broke(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (begun && reader.finished() && cause instanceof IOException) {
      complete();
    } else {
      fail(failures.connection(cause, begun));
    }
  }

  private void event(SseEvent event) {
    if (isOver()) {
      return;
    }
    reader.read(event, this::delta);
    if (reader.closed()) {
      complete();
    }
  }

  private void delta(Delta delta) {
    synchronized (this) {
      if (over) {
        return;
      }
      anything = true;
      telling = true;
      try {
        listener.delta(delta);
      } catch (RuntimeException listenerBroke) {
        pendingEnd = failures.nonsense(listenerBroke);
      } finally {
        telling = false;
      }
      if (pendingEnd != null) {
        fail(pendingEnd);
      }
    }
  }

  private synchronized void complete() {
    if (!over) {
      over = true;
      callOffWatchdog();
      listener.completed();
    }
  }

  private void fail(ModelException failure) {
    synchronized (this) {
      if (over) {
        return;
      }
      if (telling) {
        pendingEnd = failure;
        return;
      }
      over = true;
      callOffWatchdog();
      hangUp();
      listener.failed(failure);
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  /** Closes the connection, whether the answer has begun or not. */
  private void hangUp() {
    CompletableFuture<?> sent = exchange;
    if (sent != null) {
      sent.cancel(true);
    }
  }

  private void callOffWatchdog() {
    Future<?> scheduled = watchdog;
    if (scheduled != null) {
      scheduled.cancel(false);
    }
  }

  private void watch(long nanos) {
    watchdog = timer.schedule(this::checkSilence, nanos, TimeUnit.NANOSECONDS);
  }

  private void checkSilence() {
    if (isOver()) {
      return;
    }
    long left = idle.toNanos() - (System.nanoTime() - lastSign);
    if (left <= 0) {
      fail(failures.silent(idle));
    } else {
      watch(left);
    }
  }
}
