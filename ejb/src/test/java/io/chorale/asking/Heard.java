package io.chorale.asking;

import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.workflow.AnswerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a workflow hears of an answer; notices a second end, and what comes behind the first. */
public final class Heard implements AnswerListener {

  public final StringBuilder text = new StringBuilder();
  public final List<Spending> spendings = new ArrayList<>();
  public final List<Retry> retries = new ArrayList<>();
  public final List<Seam> seams = new ArrayList<>();
  public final CompletableFuture<Optional<ModelException>> end = new CompletableFuture<>();
  private final Consumer<Delta> onDelta;
  private @Nullable String broken;

  public Heard() {
    this(delta -> {});
  }

  public Heard(Consumer<Delta> onDelta) {
    this.onDelta = onDelta;
  }

  @Override
  public synchronized void delta(Delta delta, Supplier<Spending> soFar) {
    alive();
    if (delta instanceof Delta.Text more) {
      text.append(more.text());
    } else if (delta instanceof Delta.Usage) {
      broken = "usage is not for workflows";
    }
    onDelta.accept(delta);
  }

  @Override
  public synchronized void spent(Spending spending) {
    alive();
    spendings.add(spending);
  }

  @Override
  public synchronized void retrying(Retry retry) {
    alive();
    retries.add(retry);
  }

  @Override
  public synchronized void fellBack(Seam seam) {
    alive();
    seams.add(seam);
    text.setLength(0);
  }

  @Override
  public synchronized void completed() {
    alive();
    end.complete(Optional.empty());
  }

  @Override
  public synchronized void failed(ModelException failure) {
    alive();
    end.complete(Optional.of(failure));
  }

  private void alive() {
    if (end.isDone()) {
      broken = "something came behind the end";
    }
  }

  public Optional<ModelException> awaitEnd() {
    Optional<ModelException> how = end.orTimeout(10, TimeUnit.SECONDS).join();
    synchronized (this) {
      if (broken != null) {
        throw new AssertionError(broken);
      }
    }
    return how;
  }

  public ModelException.Kind awaitFailure() {
    return awaitEnd().orElseThrow(() -> new AssertionError("it completed")).kind();
  }

  public synchronized Spending lastSpending() {
    return spendings.isEmpty() ? Spending.NOTHING : spendings.get(spendings.size() - 1);
  }
}
