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
  private final SseReader events;
  private final WholeCharacters characters = new WholeCharacters();
  private final Telling telling;
  private final ProviderFailures failures;
  private final TimeWatch watch;
  private final int maxEventSize;
  private final Consumer<ModelException> hangUp;
  private final Consumer<ModelException> failWhole;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Subscription connection;
  private boolean anything;
  private boolean whole;

  /**
   * @param hangUp told of a failure while more may come
   * @param failWhole told of one when nothing can
   */
  Body(
      AnswerReader reader,
      Telling telling,
      ProviderFailures failures,
      TimeWatch watch,
      int maxEventSize,
      Consumer<ModelException> hangUp,
      Consumer<ModelException> failWhole) {
    this.reader = reader;
    this.telling = telling;
    this.failures = failures;
    this.watch = watch;
    this.maxEventSize = maxEventSize;
    this.events = new SseReader(maxEventSize, this::event);
    this.hangUp = hangUp;
    this.failWhole = failWhole;
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
    whole = true;
    end(failures.connection(failure, true));
    ended.completeExceptionally(failure);
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public void onComplete() {
    whole = true;
    understand(this::lastEvent);
    end(failures.cut(anything));
    ended.complete(null);
  }

  private void end(ModelException unlessFinished) {
    if (reader.finished()) {
      understand(() -> reader.end(this::delta));
      telling.end(DeltaListener::completed);
    } else {
      fail(unlessFinished);
    }
  }

  private void fail(ModelException failure) {
    (whole ? failWhole : hangUp).accept(failure);
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
      fail(failures.inBand(told.body()));
    } catch (DeclinedAnswer told) {
      fail(failures.declined(told.reason()));
    } catch (SpoiltAnswer told) {
      fail(failures.spoilt(told.reason()));
    } catch (TooLargeEvent tooLarge) {
      fail(failures.tooLarge(maxEventSize));
    } catch (RuntimeException notUnderstood) {
      fail(failures.nonsense(notUnderstood));
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
    if (isOfTheAnswer(delta)) {
      watch.token();
    }
    try {
      characters.of(delta).ifPresent(telling::delta);
    } catch (Throwable listenerBroke) {
      fail(failures.notTaken(listenerBroke));
    }
  }

  private static boolean isOfTheAnswer(Delta delta) {
    return delta instanceof Delta.Text
        || delta instanceof Delta.Thought
        || delta instanceof Delta.ToolCall;
  }
}
