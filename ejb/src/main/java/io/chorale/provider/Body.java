package io.chorale.provider;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Hands an answer's bytes on as they come; the next are asked for when these are dealt with, so
 * that a slow listener slows its own stream only.
 */
final class Body implements BodySubscriber<Void> {

  private final AnswerStream answer;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Subscription connection;

  Body(AnswerStream answer) {
    this.answer = answer;
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
    buffers.forEach(answer::bytes);
    if (connection != null) {
      connection.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    answer.broke(failure);
    ended.completeExceptionally(failure);
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public void onComplete() {
    answer.end();
    ended.complete(null);
  }
}
