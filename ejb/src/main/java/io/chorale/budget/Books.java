package io.chorale.budget;

import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.journal.JournalWriter;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry;
import io.chorale.ledger.LedgerEntry.Raise;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Keeps the books: reserves, raises and settles, in the journal's transactions. */
@ApplicationScoped
public class Books {

  /** They go on with what waited for its reservation; asking a model takes little time. */
  private static final int THREADS = 2;

  private final BiConsumer<LedgerEntry, Consumer<Optional<Refusal>>> ledger;
  private final BudgetLimits limits;
  private final Clock clock;
  private final Executor threads;

  @Inject
  Books(JournalWriter writer, Budgets budgets, Clock clock, Threads threads) {
    this(writer::book, budgets.limits(), clock, threads.pool("books", THREADS));
  }

  /**
   * @param ledger takes an entry, and tells when it is committed or why it was refused
   */
  public Books(
      BiConsumer<LedgerEntry, Consumer<Optional<Refusal>>> ledger,
      BudgetLimits limits,
      Clock clock,
      Executor threads) {
    this.ledger = ledger;
    this.limits = limits;
    this.clock = clock;
    this.threads = threads;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Books() {
    this(
        (BiConsumer<LedgerEntry, Consumer<Optional<Refusal>>>) null, BudgetLimits.NONE, null, null);
  }

  /** Who asks, and for whom. */
  public record Account(JobId job, String owner, TeamName team, JobPurse purse) {}

  /**
   * Holds what a call can cost; the first call of a team is held for already.
   *
   * @param then told the reservation on a thread of its own
   * @param refused told instead when a budget does not pay it
   */
  public void reserve(
      Account account,
      String provider,
      String model,
      CallTerms terms,
      Consumer<Reservation> then,
      Consumer<Refusal> refused) {
    Optional<Reservation> first = account.purse().firstCall(account.team(), provider, model, terms);
    if (first.isPresent()) {
      threads.execute(() -> then.accept(first.get()));
      return;
    }
    Reservation made =
        new Reservation(
            CallId.random(),
            account.job(),
            account.team(),
            account.owner(),
            provider,
            model,
            clock.instant(),
            terms.inputTokens(),
            terms.most(),
            limits);
    Optional<Refusal> own = account.purse().take(made.held());
    if (own.isPresent()) {
      threads.execute(() -> refused.accept(own.get()));
      return;
    }
    ledger.accept(
        made,
        refusal -> {
          refusal.ifPresent(why -> account.purse().settle(made.held(), Cost.ZERO));
          threads.execute(() -> refusal.ifPresentOrElse(refused, () -> then.accept(made)));
        });
  }

  /**
   * Holds more for a call that goes on.
   *
   * @param then told that it is held
   * @param refused told instead when a budget does not pay it
   */
  public void raise(
      Account account, CallId call, Cost by, Runnable then, Consumer<Refusal> refused) {
    Optional<Refusal> own = account.purse().take(by);
    if (own.isPresent()) {
      refused.accept(own.get());
      return;
    }
    ledger.accept(
        new Raise(call, by, limits),
        refusal -> {
          refusal.ifPresent(why -> account.purse().settle(by, Cost.ZERO));
          threads.execute(() -> refusal.ifPresentOrElse(refused, then));
        });
  }

  /**
   * @param held what was held for the call, raises included
   */
  public void settle(Account account, CallId call, Cost held, Charge charge, String outcome) {
    account.purse().settle(held, charge.cost() == null ? Cost.ZERO : charge.cost());
    settle(call, charge, outcome);
  }

  /** Lets go of what was held for calls that a job never made. */
  public void release(JobPurse purse) {
    for (Reservation unused : purse.firstCalls()) {
      settle(unused.call(), Charge.NOTHING, "not called");
    }
  }

  /** Settles a call of a job whose purse is gone. */
  void settle(CallId call, Charge charge, String outcome) {
    ledger.accept(
        new Settlement(
            call, charge.used(), charge.cost(), charge.basis(), outcome, clock.instant()),
        kept -> {});
  }
}
