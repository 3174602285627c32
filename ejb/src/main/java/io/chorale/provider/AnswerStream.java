package io.chorale.provider;

import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** One answer on its way, from the request to the listener's end. */
final class AnswerStream implements ModelCall {

  private static final String EVENT_STREAM = "text/event-stream";

  private final AnswerReader reader;
  private final Telling telling;
  private final ProviderFailures failures;
  private final TimeWatch watch;
  private final int maxEventSize;

  private volatile @Nullable CompletableFuture<?> exchange;

  AnswerStream(
      AnswerReader reader,
      DeltaListener listener,
      ProviderSettings provider,
      ProviderFailures failures,
      Executor readers,
      ScheduledExecutorService timer) {
    this.reader = reader;
    this.telling = new Telling(listener, readers);
    this.failures = failures;
    this.maxEventSize = provider.maxEventSize();
    this.watch =
        new TimeWatch(
            provider.timeLimits(),
            timer,
            exceeded -> {
              fail(failures.tooSlow(exceeded, provider.timeLimits()));
              // Also where the answer is whole and only its connection was kept open.
              hangUp();
            });
  }

  void begin(HttpClient client, HttpRequest request) {
    watch.begin();
    CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, this::body);
    exchange = sent;
    CompletableFuture<?> unused =
        sent.whenComplete(
            (response, failure) -> {
              watch.callOff();
              if (failure != null) {
                fail(failures.connection(cause(failure), false));
              }
            });
    // A listener that broke at once did not find the exchange to hang up.
    if (telling.ended()) {
      hangUp();
    }
  }

  @Override
  public void cancel() {
    fail(failures.cancelled());
  }

  private BodySubscriber<Void> body(ResponseInfo info) {
    watch.listen();
    int status = info.statusCode();
    if (status != 200) {
      return BodySubscribers.mapping(
          new BoundedText(), text -> failed(failures.refused(status, info.headers(), text)));
    }
    String type = info.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith(EVENT_STREAM)) {
      return BodySubscribers.mapping(
          new BoundedText(), text -> failed(failures.notAStream(type, info.headers(), text)));
    }
    return new Body(reader, telling, failures, watch, maxEventSize, this::fail, this::failWhole);
  }

  @SuppressWarnings("NullAway") // a body subscriber of Void answers null
  private Void failed(ModelException failure) {
    failWhole(failure);
    return null;
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /**
   * Hangs up before it tells: whoever is told may call again at once, and must not be given the
   * connection that is about to be closed.
   */
  private void fail(ModelException failure) {
    telling.end(listener -> listener.failed(failure), this::hangUp);
  }

  /**
   * Fails when all of the body is there. Its connection may serve another call by then: to hang up
   * would cut that one.
   */
  private void failWhole(ModelException failure) {
    watch.callOff();
    telling.end(listener -> listener.failed(failure));
  }

  /** Closes the connection, whether the answer has begun or not. */
  private void hangUp() {
    watch.callOff();
    CompletableFuture<?> sent = exchange;
    if (sent != null) {
      sent.cancel(true);
    }
  }
}
