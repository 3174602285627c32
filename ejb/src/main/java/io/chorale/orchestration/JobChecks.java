package io.chorale.orchestration;

import io.chorale.budget.Budgets;
import io.chorale.job.Brief;
import io.chorale.job.Fallback;
import io.chorale.model.Cost;
import io.chorale.model.Thinking;
import io.chorale.orchestration.NewJob.NewFallback;
import java.math.BigDecimal;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.orchestration.InvalidJobException.Fault;
import io.chorale.orchestration.NewJob.NewTeam;
import io.chorale.provider.Provider;
import io.chorale.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a job of what somebody asks for, or says everything that is wrong with it. */
@ApplicationScoped
class JobChecks {

  private static final String DEFAULT_WORKFLOW = "teams";

  /** What fits into the ledger's columns many times over. */
  private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);

  /** Longer than any provider's model names; it ends up in a column and in a URL. */
  private static final int MODEL_MAX_LENGTH = 200;

  private final Workflows workflows;
  private final Providers providers;
  private final DefaultTeams defaultTeams;
  private final JobLimits limits;
  private final Budgets budgets;

  @Inject
  JobChecks(Workflows workflows, Providers providers, DefaultTeams defaultTeams, JobLimits limits, Budgets budgets) {
    this.workflows = workflows;
    this.providers = providers;
    this.defaultTeams = defaultTeams;
    this.limits = limits;
    this.budgets = budgets;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JobChecks() {
    this(null, null, null, null, null);
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
              "There is no workflow '" + workflow + "'. There are: " + listed(workflows.names())));
    }
    String brief = brief(asked.brief(), faults);
    List<Team> teams = teams(asked.teams(), faults);
    Cost budget = budget(asked.budgetUsd(), faults);
    if (!faults.isEmpty()) {
      throw new InvalidJobException(faults);
    }
    return Job.start(JobId.random(), owner, workflow, new Brief(brief), teams, budget, at);
  }

  private String brief(@Nullable String brief, List<Fault> faults) {
    if (brief == null || brief.isBlank()) {
      faults.add(new Fault("brief", "Say what the teams are to do; the brief is empty."));
      return "";
    }
    checkLength("brief", "The brief", brief, limits.briefMaxLength(), faults);
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

  private List<Team> teams(@Nullable List<NewTeam> asked, List<Fault> faults) {
    List<Team> teams = new ArrayList<>();
    if (asked == null) {
      teams.addAll(defaultTeams.all());
      if (teams.isEmpty()) {
        faults.add(new Fault("teams", "No provider is configured, so the teams must be named."));
      }
      return teams;
    }
    if (asked.isEmpty() || asked.size() > limits.maxTeams()) {
      faults.add(
          new Fault(
              "teams",
              "A job has 1 to %d teams, not %d. Leave the field out for the default teams."
                  .formatted(limits.maxTeams(), asked.size())));
      return teams;
    }
    Set<TeamName> names = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      team("teams[" + i + "]", asked.get(i), names, faults).ifPresent(teams::add);
    }
    return teams;
  }

  private Optional<Team> team(
      String at, @Nullable NewTeam asked, Set<TeamName> names, List<Fault> faults) {
    if (asked == null) {
      faults.add(new Fault(at, "A team is an object like {\"provider\":\"…\"}, not null."));
      return Optional.empty();
    }
    int before = faults.size();
    Provider provider = provider(at, "A team", asked.provider(), faults);
    String name = asked.name() == null ? asked.provider() : asked.name();
    if (name != null && !TeamName.isValid(name)) {
      faults.add(new Fault(at + ".name", "A team's name is " + TeamName.RULE + "."));
    } else if (name != null && !names.add(new TeamName(name))) {
      faults.add(
          new Fault(
              at + ".name",
              "Another team is called '%s' already; names must differ.".formatted(name)));
    }
    if (asked.system() != null) {
      checkLength(
          at + ".system", "The system prompt", asked.system(), limits.briefMaxLength(), faults);
    }
    String model = model(at, asked.model(), provider, faults);
    Thinking thinking = thinking(at, asked, provider, model, faults);
    Fallback fallback = fallback(at + ".fallback", asked.fallback(), faults);
    if (faults.size() > before || provider == null || name == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Team(
            new TeamName(name),
            new Voice(provider.name(), model, asked.system(), thinking, fallback)));
  }

  private @Nullable Provider provider(
      String at, String who, @Nullable String asked, List<Fault> faults) {
    String names = listed(providers.all().stream().map(Provider::name).toList());
    if (asked == null) {
      faults.add(new Fault(at + ".provider", who + " names its provider. There are: " + names));
      return null;
    }
    Optional<Provider> found = providers.find(asked);
    if (found.isEmpty()) {
      faults.add(
          new Fault(
              at + ".provider",
              "There is no provider '%s'. There are: %s".formatted(asked, names)));
    }
    return found.orElse(null);
  }

  private Thinking thinking(
      String at, NewTeam asked, @Nullable Provider provider, String model, List<Fault> faults) {
    if (asked.ultraThinking() == null || !asked.ultraThinking()) {
      return Thinking.AS_CONFIGURED;
    }
    if (provider != null
        && !providers.model(provider.name()).map(it -> it.thinksHarder(model)).orElse(false)) {
      faults.add(
          new Fault(
              at + ".ultra_thinking",
              "The model '%s' of provider '%s' has no thinking budget; leave the field out or choose another model."
                  .formatted(model, provider.name())));
    }
    return Thinking.ULTRA;
  }

  private @Nullable Fallback fallback(
      String at, @Nullable NewFallback asked, List<Fault> faults) {
    if (asked == null) {
      return null;
    }
    int before = faults.size();
    Provider provider = provider(at, "A fallback", asked.provider(), faults);
    String model = model(at, asked.model(), provider, faults);
    return faults.size() > before || provider == null
        ? null
        : new Fallback(provider.name(), model);
  }

  private static String model(
      String at, @Nullable String asked, @Nullable Provider provider, List<Fault> faults) {
    String byDefault = provider == null ? "" : provider.defaultModel();
    String model = asked == null ? byDefault : asked;
    if (model.isBlank() && provider != null) {
      faults.add(
          new Fault(
              at + ".model",
              "Name a model; provider '%s' has none by default.".formatted(provider.name())));
    }
    checkLength(at + ".model", "The model's name", model, MODEL_MAX_LENGTH, faults);
    return model;
  }

  private static void checkLength(
      String field, String what, String text, int most, List<Fault> faults) {
    if (text.length() > most) {
      faults.add(
          new Fault(
              field,
              "%s has %,d characters; at most %,d are allowed."
                  .formatted(what, text.length(), most)));
    }
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", ")) + ".";
  }
}
