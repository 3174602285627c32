package io.chorale.langchain4j;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;

import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelException;
import io.chorale.model.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Keeps what a listener is told, and notices calls that overlap or come behind the end. */
class Recording implements DeltaListener {

  final List<Delta> deltas = new CopyOnWriteArrayList<>();
  final AtomicInteger ends = new AtomicInteger();
  final AtomicBoolean brokePromise = new AtomicBoolean();
  private final AtomicBoolean inside = new AtomicBoolean();
  private final CompletableFuture<Optional<ModelException>> end = new CompletableFuture<>();
  private final Consumer<Delta> onDelta;

  Recording() {
    this(delta -> {});
  }

  Recording(Consumer<Delta> onDelta) {
    this.onDelta = onDelta;
  }

  @Override
  public void delta(Delta delta) {
    alone(
        () -> {
          deltas.add(delta);
          onDelta.accept(delta);
        });
  }

  @Override
  public void completed() {
    alone(() -> end(Optional.empty()));
  }

  @Override
  public void failed(ModelException failure) {
    alone(() -> end(Optional.of(failure)));
  }

  private void end(Optional<ModelException> how) {
    ends.incrementAndGet();
    end.complete(how);
  }

  private void alone(Runnable call) {
    if (!inside.compareAndSet(false, true) || end.isDone()) {
      brokePromise.set(true);
    }
    try {
      call.run();
    } finally {
      inside.set(false);
    }
  }

  boolean over() {
    return end.isDone();
  }

  Optional<ModelException> awaitEnd() {
    return end.orTimeout(10, SECONDS).join();
  }

  ModelException awaitFailure() {
    return awaitEnd().orElseThrow(() -> new AssertionError("it completed"));
  }

  String text() {
    return deltas.stream()
        .filter(Delta.Text.class::isInstance)
        .map(delta -> ((Delta.Text) delta).text())
        .collect(joining());
  }

  String thoughts() {
    return deltas.stream()
        .filter(Delta.Thought.class::isInstance)
        .map(delta -> ((Delta.Thought) delta).text())
        .collect(joining());
  }

  TokenUsage usage() {
    return deltas.stream()
        .filter(Delta.Usage.class::isInstance)
        .map(delta -> ((Delta.Usage) delta).usage())
        .reduce(TokenUsage.NONE, (earlier, later) -> later);
  }

  List<String> finishes() {
    return deltas.stream()
        .filter(Delta.Finish.class::isInstance)
        .map(delta -> ((Delta.Finish) delta).reason())
        .toList();
  }
}
