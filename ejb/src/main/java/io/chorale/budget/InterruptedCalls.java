package io.chorale.budget;

import io.chorale.catalogue.ModelTable;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.ledger.Basis;
import io.chorale.ledger.Ledger;
import io.chorale.ledger.OpenCall;
import io.chorale.model.Cost;
import io.chorale.model.Price;
import io.chorale.model.TokenUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Settles the calls that were under way when a server went away, by what the journal has. */
@ApplicationScoped
public class InterruptedCalls {

  private static final String OUTCOME = "interrupted";

  private final Ledger ledger;
  private final Books books;
  private final ModelTable table;
  private final TokenCounter counter;

  @Inject
  public InterruptedCalls(Ledger ledger, Books books, ModelTable table, TokenCounter counter) {
    this.ledger = ledger;
    this.books = books;
    this.table = table;
    this.counter = counter;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected InterruptedCalls() {
    this(null, null, null, null);
  }

  /**
   * @param teams of the job, with what they had come up with
   * @return what the job has cost in all, these calls included
   */
  public Cost settle(JobId job, List<Team> teams) {
    List<OpenCall> calls = ledger.open(job);
    // Behind the open ones: a call that is settled in between counts twice rather than not at all.
    Cost spent = ledger.spent(job);
    for (OpenCall open : calls) {
      Optional<Team> team = teams.stream().filter(it -> it.name().equals(open.team())).findFirst();
      Charge charge = team.map(it -> charge(open, it)).orElse(Charge.NOTHING);
      books.settle(open.call(), charge, OUTCOME);
      spent = charge.cost() == null ? spent : spent.plus(charge.cost());
    }
    return spent;
  }

  /** Nobody knows whether the provider had begun, unless something had come. */
  private Charge charge(OpenCall open, Team team) {
    TeamResult came = team.result();
    if (team.status() == TeamStatus.IDLE) {
      return Charge.NOTHING;
    }
    long thoughts = count(open, came.unfinishedThinking());
    TokenUsage used =
        new TokenUsage(open.inputTokens(), count(open, came.unfinishedText()) + thoughts, thoughts);
    Price price = table.of(open.provider(), open.model()).price();
    Cost held = open.held();
    if (price == null || held == null) {
      return new Charge(used, null, Basis.ESTIMATED);
    }
    Cost cost = price.of(used);
    return new Charge(used, cost.isMoreThan(held) ? held : cost, Basis.ESTIMATED);
  }

  private long count(OpenCall open, String text) {
    return counter.likely(open.provider(), open.model(), counter.raw(text));
  }
}
