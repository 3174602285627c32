package io.chorale.asking;

import io.chorale.budget.Books;
import io.chorale.budget.CallTerms;
import io.chorale.budget.Estimates;
import io.chorale.budget.OutputCount;
import io.chorale.budget.TokenCounter;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.ModelCall;
import io.chorale.platform.Threads;
import io.chorale.provider.Providers;
import io.chorale.workflow.AnswerListener;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Begins undertakings, and has what they all need. */
@ApplicationScoped
class Desk implements Asking {

  /** A person follows a figure that changes once a second; more would fill the journal. */
  static final long BETWEEN_REPORTS = TimeUnit.SECONDS.toNanos(1);

  /** They tell ends from outside and begin what waited. */
  private static final int THREADS = 2;

  private final Function<String, Optional<ChatModel>> models;
  private final Estimates estimates;
  private final TokenCounter counter;
  private final Books books;
  private final Breakers breakers;
  private final RetryRules rules;
  private final AnswerLimits limits;
  private final Executor threads;
  private final ScheduledExecutorService timer;
  private final LongSupplier nanoTime;

  @Inject
  Desk(
      Providers providers,
      Estimates estimates,
      TokenCounter counter,
      Books books,
      Breakers breakers,
      RetryRules rules,
      AnswerLimits limits,
      Threads threads) {
    this(
        providers::model,
        estimates,
        counter,
        books,
        breakers,
        rules,
        limits,
        threads.pool("asking", THREADS),
        threads.timer("retry"),
        System::nanoTime);
  }

  Desk(
      Function<String, Optional<ChatModel>> models,
      Estimates estimates,
      TokenCounter counter,
      Books books,
      Breakers breakers,
      RetryRules rules,
      AnswerLimits limits,
      Executor threads,
      ScheduledExecutorService timer,
      LongSupplier nanoTime) {
    this.models = models;
    this.estimates = estimates;
    this.counter = counter;
    this.books = books;
    this.breakers = breakers;
    this.rules = rules;
    this.limits = limits;
    this.threads = threads;
    this.timer = timer;
    this.nanoTime = nanoTime;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Desk() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Override
  public ModelCall ask(Question question, AnswerListener listener) {
    Undertaking undertaking = new Undertaking(question, listener, this);
    undertaking.begin();
    return undertaking;
  }

  Optional<ChatModel> model(String provider) {
    return models.apply(provider);
  }

  CallTerms terms(ChatModel model, ChatRequest request) {
    return estimates.of(model, request);
  }

  OutputCount count(Reservation reservation) {
    return new OutputCount(counter, reservation.provider(), reservation.model());
  }

  Books books() {
    return books;
  }

  CircuitBreaker breaker(String provider) {
    return breakers.of(provider);
  }

  Breakers breakers() {
    return breakers;
  }

  RetryRules rules() {
    return rules;
  }

  int maxLength() {
    return limits.maxLength();
  }

  Executor threads() {
    return threads;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  LongSupplier nanoTime() {
    return nanoTime;
  }
}
