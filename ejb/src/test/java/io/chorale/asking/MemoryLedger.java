package io.chorale.asking;

import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry;
import io.chorale.ledger.LedgerEntry.Raise;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A ledger as the database keeps it, with one budget for all. */
public final class MemoryLedger {

  final Map<CallId, Reservation> reservations = new LinkedHashMap<>();
  final Map<CallId, Cost> held = new HashMap<>();
  final Map<CallId, List<Settlement>> settlements = new HashMap<>();
  private final Cost limit;

  MemoryLedger(Cost limit) {
    this.limit = limit;
  }

  synchronized void take(LedgerEntry entry, Consumer<Optional<Refusal>> told) {
    Optional<Refusal> refusal = Optional.empty();
    if (entry instanceof Reservation made) {
      refusal = refusal(made.held());
      if (refusal.isEmpty()) {
        reservations.put(made.call(), made);
        held.put(made.call(), made.held());
      }
    } else if (entry instanceof Raise raise) {
      refusal = refusal(raise.by());
      if (refusal.isEmpty()) {
        held.merge(raise.call(), raise.by(), Cost::plus);
      }
    } else if (entry instanceof Settlement end) {
      settlements.computeIfAbsent(end.call(), call -> new ArrayList<>()).add(end);
    }
    told.accept(refusal);
  }

  private Optional<Refusal> refusal(Cost amount) {
    Cost taken = Cost.ZERO;
    for (CallId call : reservations.keySet()) {
      List<Settlement> ends = settlements.get(call);
      taken = taken.plus(ends == null ? held(call) : ends.get(0).charged());
    }
    return taken.plus(amount).isMoreThan(limit)
        ? Optional.of(new Refusal("the test's budget", limit, limit.minus(taken), amount))
        : Optional.empty();
  }

  public synchronized Cost held(CallId call) {
    return held.getOrDefault(call, Cost.ZERO);
  }

  /** The settlement of each call in the order of their reservations; each has exactly one. */
  public synchronized List<Settlement> settled() {
    return reservations.keySet().stream()
        .map(
            call -> {
              List<Settlement> ends = settlements.getOrDefault(call, List.of());
              if (ends.size() != 1) {
                throw new AssertionError(ends.size() + " settlements of one call");
              }
              return ends.get(0);
            })
        .toList();
  }
}
