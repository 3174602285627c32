package io.chorale.budget;

import io.chorale.job.Job;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.Refusal;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Reserves, before a job is kept, what the calls that it makes first can cost. */
@ApplicationScoped
public class Admission {

  private final Providers providers;
  private final Estimates estimates;
  private final Budgets budgets;

  @Inject
  Admission(Providers providers, Estimates estimates, Budgets budgets) {
    this.providers = providers;
    this.estimates = estimates;
    this.budgets = budgets;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Admission() {
    this(null, null, null);
  }

  /**
   * Fills a new job's purse with the reservations that are to be made.
   *
   * @param first what which teams are asked first
   * @return why the job's own budget does not pay them; empty when it does
   */
  public Optional<Refusal> fill(JobPurse purse, Job job, Map<TeamName, ChatRequest> first) {
    for (Map.Entry<TeamName, ChatRequest> asked : first.entrySet()) {
      Team team = job.team(asked.getKey());
      Optional<ChatModel> model = providers.model(team.voice().provider());
      if (model.isPresent()) {
        Reservation made = reservation(job, team, estimates.of(model.get(), asked.getValue()));
        Optional<Refusal> refusal = purse.take(made.held());
        if (refusal.isPresent()) {
          return refusal;
        }
        purse.reserved(made);
      }
    }
    return Optional.empty();
  }

  private Reservation reservation(Job job, Team team, CallTerms terms) {
    return new Reservation(
        CallId.random(),
        job.id(),
        team.name(),
        job.owner(),
        team.voice().provider(),
        team.voice().model(),
        job.createdAt(),
        terms.inputTokens(),
        terms.most(),
        budgets.limits());
  }
}
