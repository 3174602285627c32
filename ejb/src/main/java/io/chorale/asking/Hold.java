package io.chorale.asking;

import io.chorale.budget.Books;
import io.chorale.budget.Books.Account;
import io.chorale.budget.Charge;
import io.chorale.ledger.Basis;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import java.util.function.Consumer;

/** What is held for one call, raised while it goes on, and settled once. */
final class Hold {

  /** A longer answer than was thought is held for bit by bit, or it would take all that is left. */
  private static final int STEPS = 4;

  private final Books books;
  private final Account account;
  private final Reservation reservation;
  private final Cost step;

  // Guarded by this.
  private Cost held;
  private boolean raising;
  private boolean settled;

  Hold(Books books, Account account, Reservation reservation) {
    this.books = books;
    this.account = account;
    this.reservation = reservation;
    this.held = reservation.held();
    this.step = new Cost(reservation.held().nanos() / STEPS);
  }

  /**
   * Holds more when more is used than was held.
   *
   * @param refused told when no budget pays that
   */
  void keepUpWith(Charge charge, Consumer<Refusal> refused) {
    Cost cost = charge.cost();
    Cost by;
    synchronized (this) {
      if (cost == null || raising || !cost.isMoreThan(held)) {
        return;
      }
      raising = true;
      by = step.isMoreThan(cost.minus(held)) ? step : cost.minus(held);
    }
    books.raise(account, reservation.call(), by, () -> raised(by), refused);
  }

  private synchronized void raised(Cost by) {
    raising = false;
    if (settled) {
      // The ledger let go of it with the rest; the purse did not know of it yet.
      account.purse().settle(by, Cost.ZERO);
    } else {
      held = held.plus(by);
    }
  }

  /**
   * Ends it, whatever the call came to. Our own count is never charged beyond what was held; what a
   * provider reports is.
   *
   * @return what is charged
   */
  Charge settle(Charge charge, String outcome) {
    Cost all;
    synchronized (this) {
      settled = true;
      all = held;
    }
    Cost cost = charge.cost();
    boolean tooMuch = cost != null && cost.isMoreThan(all) && charge.basis() == Basis.ESTIMATED;
    Charge bounded = tooMuch ? new Charge(charge.used(), all, Basis.ESTIMATED) : charge;
    books.settle(account, reservation.call(), all, bounded, outcome);
    return bounded;
  }
}
