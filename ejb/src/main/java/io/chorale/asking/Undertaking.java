package io.chorale.asking;

import io.chorale.budget.Books.Account;
import io.chorale.budget.CallTerms;
import io.chorale.budget.Charge;
import io.chorale.job.Fallback;
import io.chorale.job.Voice;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.Refusal;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Thinking;
import io.chorale.workflow.AnswerListener;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Getting one answer, through as many calls as it takes.
 *
 * <p>Easy to get wrong: it is either inside a call, whose end brings it on, or between two, waiting
 * for a reservation or a pause. A stop in a call is the call's to tell; a stop between two ends it
 * here, and whatever comes for it later finds it over.
 */
final class Undertaking implements ModelCall {

  private static final Logger LOG = System.getLogger(Undertaking.class.getName());

  private final Question question;
  private final AnswerListener listener;
  private final Desk desk;
  private final Bill bill;

  /** Between two calls a stop may want to tell its end while something else is told. */
  private final Object betweenCalls = new Object();

  private String provider;
  private String model;
  private boolean fallenBack;
  private int attempt;
  private @Nullable CircuitBreaker breaker;
  private long callBegan;

  // Guarded by this.
  private @Nullable Attempt current;
  private boolean stopped;
  private boolean over;
  private Future<?> pausing = CompletableFuture.completedFuture(null);

  Undertaking(Question question, AnswerListener listener, Desk desk) {
    this.question = question;
    this.listener = listener;
    this.desk = desk;
    this.bill = new Bill(desk.nanoTime().getAsLong());
    Voice voice = question.voice();
    this.provider = voice.provider();
    this.model = voice.model();
  }

  Account account() {
    return question.account();
  }

  void begin() {
    attempt++;
    Optional<ChatModel> found = desk.model(provider);
    if (found.isEmpty()) {
      giveUpOrFallBack(
          new ModelException(Kind.BAD_REQUEST, "There is no provider " + provider + " any more."));
      return;
    }
    CircuitBreaker guard = desk.breaker(provider);
    if (!guard.tryAcquirePermission()) {
      giveUpOrFallBack(desk.breakers().resting(provider));
      return;
    }
    breaker = guard;
    ChatModel chosen = found.get();
    ChatRequest request = question.request().to(model);
    if (fallenBack && !chosen.thinksHarder(model)) {
      request = request.thinking(Thinking.AS_CONFIGURED);
    }
    reserve(chosen, request, guard);
  }

  private void reserve(ChatModel chosen, ChatRequest request, CircuitBreaker guard) {
    CallTerms terms = desk.terms(chosen, request);
    desk.books()
        .reserve(
            account(),
            provider,
            model,
            terms,
            reservation -> unbroken(() -> call(chosen, request, reservation, terms)),
            refusal -> {
              guard.releasePermission();
              end(unpaid(refusal));
            });
  }

  private static ModelException unpaid(Refusal refusal) {
    return new ModelException(Kind.BUDGET_EXCEEDED, refusal.reason());
  }

  private void call(
      ChatModel chosen, ChatRequest request, Reservation reservation, CallTerms terms) {
    Attempt begun = new Attempt(this, desk, reservation, terms);
    boolean unwanted;
    synchronized (this) {
      unwanted = stopped || over;
      current = unwanted ? null : begun;
    }
    if (unwanted) {
      release();
      new Hold(desk.books(), account(), reservation).settle(Charge.NOTHING, "not called");
      return;
    }
    callBegan = desk.nanoTime().getAsLong();
    begun.begin(chosen, request);
  }

  private synchronized boolean isOver() {
    return over;
  }

  private static ModelException stoppedByUs() {
    return new ModelException(Kind.CANCELLED, "Stopped.");
  }

  void delta(Delta delta, Attempt calling) {
    listener.delta(delta, () -> bill.running(calling.meter().reckoned(), calling.meter()));
  }

  void tellSpending(Charge charge, Attempt calling) {
    listener.spent(bill.running(charge, calling.meter()));
  }

  void completed(Charge charge, Attempt ended) {
    unbroken(() -> complete(charge, ended));
  }

  private void complete(Charge charge, Attempt ended) {
    long took = desk.nanoTime().getAsLong() - callBegan;
    if (breaker != null) {
      breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    }
    bill.closed(charge, ended.meter()).ifPresent(listener::spent);
    if (finish()) {
      listener.completed();
    }
  }

  void failed(ModelException failure, Charge charge, Attempt ended) {
    unbroken(() -> fail(failure, charge, ended));
  }

  private void fail(ModelException failure, Charge charge, Attempt ended) {
    long took = desk.nanoTime().getAsLong() - callBegan;
    if (breaker != null && failure.kind() == Kind.CANCELLED) {
      breaker.releasePermission();
    } else if (breaker != null) {
      breaker.onError(took, TimeUnit.NANOSECONDS, failure);
    }
    bill.closed(charge, ended.meter()).ifPresent(listener::spent);
    Optional<Duration> pause =
        isStopped()
            ? Optional.empty()
            : desk.rules().pause(failure, attempt, ended.meter().begun());
    if (pause.isPresent()) {
      listener.retrying(new Retry(provider, model, attempt + 1, pause.get(), failure.getMessage()));
      goOn(pause.get());
    } else {
      giveUpOrFallBack(failure);
    }
  }

  private void giveUpOrFallBack(ModelException failure) {
    Fallback next = question.voice().fallback();
    if (fallenBack || next == null || isStopped() || !desk.rules().mayFallBack(failure)) {
      end(failure);
      return;
    }
    synchronized (betweenCalls) {
      if (isOver()) {
        return;
      }
      listener.fellBack(
          new Seam(provider, model, next.provider(), next.model(), failure.getMessage()));
    }
    provider = next.provider();
    model = next.model();
    fallenBack = true;
    attempt = 0;
    goOn(Duration.ZERO);
  }

  /** Makes the next call after a pause, unless somebody stops it meanwhile. */
  private void goOn(Duration pause) {
    boolean ends;
    synchronized (this) {
      current = null;
      breaker = null;
      ends = stopped;
    }
    if (ends) {
      end(stoppedByUs());
      return;
    }
    Future<?> waiting =
        desk.timer()
            .schedule(
                () -> desk.threads().execute(() -> unbroken(this::next)),
                pause.toNanos(),
                TimeUnit.NANOSECONDS);
    synchronized (this) {
      pausing = waiting;
    }
  }

  private void next() {
    if (!isOver()) {
      begin();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public void cancel() {
    Attempt calling;
    boolean ends;
    synchronized (this) {
      stopped = true;
      pausing.cancel(false);
      calling = current;
      ends = calling == null && !over;
    }
    if (calling != null) {
      calling.hangUp();
    } else if (ends) {
      desk.threads().execute(() -> end(stoppedByUs()));
    }
  }

  private void release() {
    if (breaker != null) {
      breaker.releasePermission();
    }
  }

  /** A fault of ours ends the answer with a failure; a job must not wait for it for ever. */
  private void unbroken(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | LinkageError broken) {
      LOG.log(Level.ERROR, "Asking " + provider + " for " + account().job() + " broke", broken);
      end(
          new ModelException(
              Kind.INTERNAL, "Something went wrong here; the server's log says more.", broken));
    }
  }

  private void end(ModelException failure) {
    synchronized (betweenCalls) {
      if (finish()) {
        listener.failed(isStopped() ? stoppedByUs() : failure);
      }
    }
  }

  /** Whether it was not over before. */
  private synchronized boolean finish() {
    boolean first = !over;
    over = true;
    return first;
  }
}
