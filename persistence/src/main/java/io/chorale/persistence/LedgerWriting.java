package io.chorale.persistence;

import io.chorale.event.Keeping;
import io.chorale.event.Keeping.Arrival;
import io.chorale.event.Refusals;
import io.chorale.event.Refusals.Repeat;
import io.chorale.job.JobId;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry;
import io.chorale.ledger.LedgerEntry.Raise;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import io.chorale.persistence.LedgerRows.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a batch's entries into the ledger, and says which of its jobs can be paid. A call is only
 * raised and settled when its reservation is committed, so reservations can be written last.
 */
final class LedgerWriting {

  private final Connection connection;
  private final Accounts accounts;
  private final Map<CallId, Line> lines = new HashMap<>();
  private final Map<JobId, Refusal> refusedJobs = new HashMap<>();
  private final Map<CallId, Refusal> refusedCalls = new HashMap<>();
  private final Map<JobId, Repeat> repeats;
  private final List<Arrival> admitted = new ArrayList<>();
  private final List<Reservation> reserved = new ArrayList<>();

  private LedgerWriting(Connection connection, Map<JobId, Repeat> repeats) {
    this.connection = connection;
    this.repeats = new HashMap<>(repeats);
    this.accounts = new Accounts(connection);
  }

  /**
   * @param repeats jobs that are not to be kept
   */
  static LedgerWriting of(Connection connection, Keeping keeping, Map<JobId, Repeat> repeats)
      throws SQLException {
    LedgerWriting writing = new LedgerWriting(connection, repeats);
    writing.prepare(keeping);
    for (LedgerEntry entry : keeping.entries()) {
      writing.write(entry);
    }
    for (Arrival arrival : keeping.arrivals()) {
      writing.admit(arrival);
    }
    if (!writing.reserved.isEmpty()) {
      LedgerRows.insert(connection, writing.reserved);
    }
    writing.accounts.write();
    return writing;
  }

  /** The jobs that are to be kept. */
  List<Arrival> admitted() {
    return admitted;
  }

  Refusals refusals() {
    return new Refusals(refusedJobs, refusedCalls, repeats);
  }

  private void prepare(Keeping keeping) throws SQLException {
    for (LedgerEntry entry : keeping.entries()) {
      if (entry instanceof Reservation made) {
        accounts.need(made.owner(), day(made));
      } else if (!lines.containsKey(entry.call())) {
        Optional<Line> line = LedgerRows.find(connection, entry.call());
        line.ifPresent(found -> lines.put(entry.call(), found));
        line.ifPresent(found -> accounts.need(found.owner(), found.day()));
      }
    }
    keeping.arrivals().stream()
        .flatMap(arrival -> arrival.reservations().stream())
        .forEach(made -> accounts.need(made.owner(), day(made)));
    accounts.lock();
  }

  private void write(LedgerEntry entry) throws SQLException {
    if (entry instanceof Reservation made) {
      Optional<Refusal> refusal =
          accounts.refusal(made.owner(), day(made), made.held(), made.limits());
      refusal.ifPresent(why -> refusedCalls.put(made.call(), why));
      if (refusal.isEmpty()) {
        hold(made);
      }
    } else if (entry instanceof Raise raise) {
      raise(raise);
    } else if (entry instanceof Settlement end) {
      settle(end);
    }
  }

  /** All of a job's first calls, or none. */
  private void admit(Arrival arrival) {
    Repeat repeat = repeats.get(arrival.job().id());
    if (repeat != null) {
      // What it repeats came before it: if that was refused just now, so is this.
      Refusal refused = refusedJobs.get(repeat.job());
      if (refused != null) {
        repeats.remove(arrival.job().id());
        refusedJobs.put(arrival.job().id(), refused);
      }
      return;
    }
    if (!arrival.reservations().isEmpty()) {
      Reservation any = arrival.reservations().get(0);
      Cost all =
          arrival.reservations().stream().map(Reservation::held).reduce(Cost.ZERO, Cost::plus);
      Optional<Refusal> refusal = accounts.refusal(any.owner(), day(any), all, any.limits());
      if (refusal.isPresent()) {
        refusedJobs.put(arrival.job().id(), refusal.get());
        return;
      }
    }
    for (Reservation made : arrival.reservations()) {
      hold(made);
    }
    admitted.add(arrival);
  }

  private void hold(Reservation made) {
    reserved.add(made);
    accounts.hold(made.owner(), day(made), made.held());
    lines.put(made.call(), new Line(made.owner(), day(made), made.held()));
  }

  private void raise(Raise raise) throws SQLException {
    Line line = lines.get(raise.call());
    if (line == null) {
      return;
    }
    Optional<Refusal> refusal =
        accounts.refusal(line.owner(), line.day(), raise.by(), raise.limits());
    if (refusal.isPresent()) {
      refusedCalls.put(raise.call(), refusal.get());
      return;
    }
    LedgerRows.raise(connection, raise.call(), raise.by());
    accounts.hold(line.owner(), line.day(), raise.by());
    lines.put(raise.call(), new Line(line.owner(), line.day(), line.held().plus(raise.by())));
  }

  private void settle(Settlement end) throws SQLException {
    Line line = lines.remove(end.call());
    if (line == null) {
      // It was settled before.
      return;
    }
    Cost held = end.charged().isMoreThan(line.held()) ? end.charged() : line.held();
    LedgerRows.settle(connection, end, held);
    accounts.settle(line.owner(), line.day(), line.held(), end.charged());
  }

  private static LocalDate day(Reservation made) {
    return made.at().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
