package io.chorale.orchestration;

import io.chorale.budget.Budgets;
import io.chorale.job.Brief;
import io.chorale.job.Fault;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.model.Cost;
import io.chorale.orchestration.NewJob.NewTeam;
import io.chorale.workflow.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a job of what somebody asks for, or says everything that is wrong with it. */
@ApplicationScoped
class JobChecks {

  private static final String DEFAULT_WORKFLOW = "teams";

  /** What fits into the ledger's columns many times over. */
  private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);

  private final Workflows workflows;
  private final TeamChecks teams;
  private final JobLimits limits;
  private final Budgets budgets;

  @Inject
  JobChecks(Workflows workflows, TeamChecks teams, JobLimits limits, Budgets budgets) {
    this.workflows = workflows;
    this.teams = teams;
    this.limits = limits;
    this.budgets = budgets;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JobChecks() {
    this(null, null, null, null);
  }

  /**
   * @throws InvalidJobException with every fault
   */
  Job accept(NewJob asked, String owner, Instant at) {
    List<Fault> faults = new ArrayList<>();
    String workflow = asked.workflow() == null ? DEFAULT_WORKFLOW : asked.workflow();
    if (!workflows.has(workflow)) {
      faults.add(
          new Fault(
              "workflow",
              "There is no workflow '"
                  + workflow
                  + "'. There are: "
                  + TeamChecks.listed(workflows.names())));
    }
    String brief = brief(asked.brief(), faults);
    int before = faults.size();
    List<Team> named = teams(workflow, asked.teams(), faults);
    Proposal proposal =
        new Proposal(
            faults.size() > before ? List.of() : named,
            asked.options() == null ? Map.of() : asked.options(),
            limits.briefMaxLength());
    Options options = options(workflow, proposal, faults);
    List<Team> accepted = named.isEmpty() ? proposal.teams() : named;
    Cost budget = budget(asked.budgetUsd(), faults);
    if (budget != null || budgets.limits().any()) {
      teams.checkPrices(accepted, faults);
    }
    if (!faults.isEmpty()) {
      throw new InvalidJobException(faults);
    }
    return Job.start(
        JobId.random(), owner, workflow, new Brief(brief), accepted, options, budget, at);
  }

  /** Those that are right; none where they are the workflow's to bring. */
  private List<Team> teams(String workflow, @Nullable List<NewTeam> asked, List<Fault> faults) {
    if (workflows.has(workflow) && workflows.named(workflow).bringsTeams()) {
      if (asked != null) {
        faults.add(
            new Fault(
                "teams",
                "The teams of '%s' come of its options; leave the field out.".formatted(workflow)));
      }
      return List.of();
    }
    return teams.accept(asked, faults);
  }

  private Options options(String workflow, Proposal proposal, List<Fault> faults) {
    if (!workflows.has(workflow)) {
      return Options.NONE;
    }
    Options options = workflows.named(workflow).accept(proposal);
    faults.addAll(proposal.faults());
    return options;
  }

  private String brief(@Nullable String brief, List<Fault> faults) {
    if (brief == null || brief.isBlank()) {
      faults.add(new Fault("brief", "Say what the teams are to do; the brief is empty."));
      return "";
    }
    TeamChecks.checkLength("brief", "The brief", brief, limits.briefMaxLength(), faults);
    return brief;
  }

  private @Nullable Cost budget(@Nullable BigDecimal dollars, List<Fault> faults) {
    Cost most = budgets.job();
    if (dollars == null) {
      return most;
    }
    boolean tooMuch = most != null && dollars.compareTo(most.dollars()) > 0;
    if (dollars.signum() <= 0 || dollars.compareTo(MOST_DOLLARS) > 0 || tooMuch) {
      faults.add(
          new Fault(
              "budget_usd",
              "A job's budget is more than 0 and at most %s US dollars, not %s."
                  .formatted(
                      (most == null ? MOST_DOLLARS : most.dollars()).toPlainString(), dollars)));
      return most;
    }
    return Cost.ofDollars(dollars);
  }
}
