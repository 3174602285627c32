package io.chorale.provider;

import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer's bytes as they come; the next are asked for when these are dealt with, so that a
 * slow listener slows its own stream only.
 */
final class Body implements BodySubscriber<Void> {

  private final AnswerReader reader;
  private final SseReader events = new SseReader(this::event);
  private final Telling telling;
  private final ProviderFailures failures;
  private final IdleWatch watch;
  private final Consumer<ModelException> fail;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Subscription connection;
  private boolean anything;

  Body(
      AnswerReader reader,
      Telling telling,
      ProviderFailures failures,
      IdleWatch watch,
      Consumer<ModelException> fail) {
    this.reader = reader;
    this.telling = telling;
    this.failures = failures;
    this.watch = watch;
    this.fail = fail;
  }

  /** Ends with the body: until then, cancelling the exchange closes the connection. */
  @Override
  public CompletionStage<Void> getBody() {
    return ended;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    connection = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    watch.deal();
    for (ByteBuffer bytes : buffers) {
      // What comes behind the end is taken from the connection, which may then serve again.
      if (!telling.ended()) {
        understand(() -> events.read(bytes));
      }
    }
    watch.listen();
    if (connection != null) {
      connection.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (reader.finished()) {
      telling.end(DeltaListener::completed);
    } else {
      fail.accept(failures.connection(failure, true));
    }
    ended.completeExceptionally(failure);
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public void onComplete() {
    understand(this::lastEvent);
    if (reader.finished()) {
      telling.end(DeltaListener::completed);
    } else {
      fail.accept(failures.cut(anything));
    }
    ended.complete(null);
  }

  private void lastEvent() {
    try {
      events.end();
    } catch (IllegalArgumentException halfAnEvent) {
      // The missing finish mark tells of it.
    }
  }

  private void understand(Runnable reading) {
    try {
      reading.run();
    } catch (InBandFailure told) {
      fail.accept(failures.inBand(told.body()));
    } catch (DeclinedAnswer told) {
      fail.accept(failures.declined(told.reason()));
    } catch (RuntimeException notUnderstood) {
      fail.accept(failures.nonsense(notUnderstood));
    }
  }

  private void event(SseEvent event) {
    if (telling.ended()) {
      return;
    }
    reader.read(event, this::delta);
    if (reader.closed()) {
      telling.end(DeltaListener::completed);
    }
  }

  private void delta(Delta delta) {
    anything = true;
    try {
      telling.delta(delta);
    } catch (Throwable listenerBroke) {
      fail.accept(failures.notTaken(listenerBroke));
    }
  }
}
