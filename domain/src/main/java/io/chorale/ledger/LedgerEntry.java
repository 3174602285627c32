package io.chorale.ledger;

import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.model.Cost;
import io.chorale.model.TokenUsage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line that is to be written into the ledger. */
public sealed interface LedgerEntry {

  /** The call it is about. */
  CallId call();

  /**
   * Holds what a call can cost, before it is made. Refused when that is more than a budget has
   * left.
   *
   * @param owner who pays: the user who started the job
   * @param at when; its UTC day and month are the ones that are charged
   * @param inputTokens an estimate of the request's tokens
   * @param most null when the model has no price
   */
  record Reservation(
      CallId call,
      JobId job,
      TeamName team,
      String owner,
      String provider,
      String model,
      Instant at,
      long inputTokens,
      @Nullable Cost most,
      BudgetLimits limits)
      implements LedgerEntry {

    /** What is held. */
    public Cost held() {
      return most == null ? Cost.ZERO : most;
    }
  }

  /** Holds more for a call that goes on for longer than was thought; refused like a first time. */
  record Raise(CallId call, Cost by, BudgetLimits limits) implements LedgerEntry {}

  /**
   * Says what a call cost after all, and lets go of what was held. Only the first one for a call
   * counts. Where it cost more than was held, the reservation is made as large: it is spent.
   *
   * @param cost null when the model has no price
   * @param basis whose figures these are
   * @param outcome how the call ended: {@code complete}, or a kind of failure
   */
  record Settlement(
      CallId call, TokenUsage used, @Nullable Cost cost, Basis basis, String outcome, Instant at)
      implements LedgerEntry {

    /** What is charged. */
    public Cost charged() {
      return cost == null ? Cost.ZERO : cost;
    }
  }
}
