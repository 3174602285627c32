package io.chorale.budget;

import io.chorale.job.TeamName;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running job's money: what it may cost, what of that is taken, and the reservations that were
 * made for its teams' first calls when it was admitted. A job runs on one node, so this is kept
 * there.
 */
public final class JobPurse {

  private final @Nullable Cost budget;
  private final Map<TeamName, Reservation> firstCalls = new LinkedHashMap<>();
  private Cost taken;

  /**
   * @param budget the most that the job may cost; null for no bound of its own
   */
  public JobPurse(@Nullable Cost budget) {
    this(budget, Cost.ZERO);
  }

  /**
   * @param spent what the job has cost already
   */
  public JobPurse(@Nullable Cost budget, Cost spent) {
    this.budget = budget;
    this.taken = spent;
  }

  /**
   * Takes an amount out.
   *
   * @return why it cannot be; empty when it was taken
   */
  public synchronized Optional<Refusal> take(Cost amount) {
    if (budget != null && taken.plus(amount).isMoreThan(budget)) {
      return Optional.of(new Refusal("the job's budget", budget, budget.minus(taken), amount));
    }
    taken = taken.plus(amount);
    return Optional.empty();
  }

  /** Puts back what was taken for a call and takes what it cost, even where that is more. */
  public synchronized void settle(Cost held, Cost charged) {
    taken = taken.minus(held).plus(charged);
  }

  synchronized void reserved(Reservation made) {
    firstCalls.put(made.team(), made);
  }

  /** Those that nobody has used yet. */
  public synchronized List<Reservation> firstCalls() {
    return List.copyOf(firstCalls.values());
  }

  /** The reservation for a team's first call, once, if it is for that model and enough. */
  synchronized Optional<Reservation> firstCall(
      TeamName team, String provider, String model, CallTerms terms) {
    Reservation made = firstCalls.get(team);
    if (made == null
        || !made.provider().equals(provider)
        || !made.model().equals(model)
        || (terms.most() != null && terms.most().isMoreThan(made.held()))) {
      return Optional.empty();
    }
    firstCalls.remove(team);
    return Optional.of(made);
  }
}
