package io.chorale.persistence;

import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The budgets' accounts within one transaction: each is locked and read when it is first needed,
 * and written once, at the end.
 *
 * <p>Easy to get wrong: two nodes that lock accounts in different orders would wait for each other,
 * so all that a batch needs are locked first, in the order of their keys.
 */
final class Accounts {

  private static final String LOCK =
      "select spent, held from budget_account where owner = ? and period = ? for update";
  private static final String INSERT =
      "insert into budget_account (spent, held, owner, period) values (?, ?, ?, ?)";
  private static final String UPDATE =
      "update budget_account set spent = ?, held = ? where owner = ? and period = ?";

  /** Whose account that of all together is. */
  private static final String ALL = "";

  private final Connection connection;
  private final SortedMap<Key, Account> accounts = new TreeMap<>();

  Accounts(Connection connection) {
    this.connection = connection;
  }

  /** Says which accounts will be needed. */
  void need(String owner, LocalDate day) {
    for (Key key : keys(owner, day)) {
      accounts.computeIfAbsent(key, unread -> new Account());
    }
  }

  void lock() throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      for (var entry : accounts.entrySet()) {
        lock.setString(1, entry.getKey().owner());
        lock.setString(2, entry.getKey().period());
        try (ResultSet row = lock.executeQuery()) {
          if (row.next()) {
            entry.getValue().read(row.getLong(1), row.getLong(2));
          }
        }
      }
    }
  }

  /** Why an amount cannot be held; empty when it can. */
  Optional<Refusal> refusal(String owner, LocalDate day, Cost amount, BudgetLimits limits) {
    YearMonth month = YearMonth.from(day);
    return beyond(key(owner, day), "your budget for today", limits.userDay(), amount)
        .or(
            () ->
                beyond(key(owner, month), "your budget for this month", limits.userMonth(), amount))
        .or(() -> beyond(key(ALL, day), "everybody's budget for today", limits.allDay(), amount))
        .or(
            () ->
                beyond(
                    key(ALL, month),
                    "everybody's budget for this month",
                    limits.allMonth(),
                    amount));
  }

  private Optional<Refusal> beyond(Key key, String budget, @Nullable Cost limit, Cost amount) {
    Account account = account(key);
    long taken = account.spent + account.held;
    return limit == null || taken + amount.nanos() <= limit.nanos()
        ? Optional.empty()
        : Optional.of(new Refusal(budget, limit, limit.minus(new Cost(taken)), amount));
  }

  void hold(String owner, LocalDate day, Cost amount) {
    keys(owner, day).forEach(key -> account(key).add(0, amount.nanos()));
  }

  void settle(String owner, LocalDate day, Cost held, Cost charged) {
    keys(owner, day).forEach(key -> account(key).add(charged.nanos(), -held.nanos()));
  }

  void write() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (var entry : accounts.entrySet()) {
        Account account = entry.getValue();
        if (account.changed) {
          PreparedStatement write = account.stored ? update : insert;
          write.setLong(1, account.spent);
          write.setLong(2, account.held);
          write.setString(3, entry.getKey().owner());
          write.setString(4, entry.getKey().period());
          write.executeUpdate();
        }
      }
    }
  }

  private Account account(Key key) {
    Account account = accounts.get(key);
    if (account == null) {
      throw new IllegalStateException("the account " + key + " was not locked");
    }
    return account;
  }

  private static List<Key> keys(String owner, LocalDate day) {
    List<Key> keys = new ArrayList<>();
    YearMonth month = YearMonth.from(day);
    keys.add(key(ALL, day));
    keys.add(key(ALL, month));
    keys.add(key(owner, day));
    keys.add(key(owner, month));
    return keys;
  }

  /**
   * @param period a day or a month, which ISO-8601 writes differently
   */
  private static Key key(String owner, Object period) {
    return new Key(owner, period.toString());
  }

  private record Key(String owner, String period) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byOwner = owner.compareTo(other.owner);
      return byOwner == 0 ? period.compareTo(other.period) : byOwner;
    }
  }

  private static final class Account {

    private long spent;
    private long held;
    private boolean stored;
    private boolean changed;

    private void read(long spentBefore, long heldBefore) {
      spent = spentBefore;
      held = heldBefore;
      stored = true;
    }

    private void add(long moreSpent, long moreHeld) {
      spent += moreSpent;
      held += moreHeld;
      changed = true;
    }
  }
}
