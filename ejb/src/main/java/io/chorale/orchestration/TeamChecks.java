package io.chorale.orchestration;

import io.chorale.catalogue.ModelTable;
import io.chorale.job.Fallback;
import io.chorale.job.Fault;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.model.Thinking;
import io.chorale.orchestration.NewJob.NewFallback;
import io.chorale.orchestration.NewJob.NewTeam;
import io.chorale.provider.Provider;
import io.chorale.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes teams of those that somebody asks for, or says everything that is wrong with them. */
@ApplicationScoped
class TeamChecks {

  /** Longer than any provider's model names; it ends up in a column and in a URL. */
  private static final int MODEL_MAX_LENGTH = 200;

  private final Providers providers;
  private final DefaultTeams defaultTeams;
  private final JobLimits limits;
  private final ModelTable table;

  @Inject
  TeamChecks(Providers providers, DefaultTeams defaultTeams, JobLimits limits, ModelTable table) {
    this.providers = providers;
    this.defaultTeams = defaultTeams;
    this.limits = limits;
    this.table = table;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected TeamChecks() {
    this(null, null, null, null);
  }

  /** The teams that are right; of those that are not, the faults say why. */
  List<Team> accept(@Nullable List<NewTeam> asked, List<Fault> faults) {
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

  private @Nullable Fallback fallback(String at, @Nullable NewFallback asked, List<Fault> faults) {
    if (asked == null) {
      return null;
    }
    int before = faults.size();
    Provider provider = provider(at, "A fallback", asked.provider(), faults);
    String model = model(at, asked.model(), provider, faults);
    return faults.size() > before || provider == null ? null : new Fallback(provider.name(), model);
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

  static void checkLength(String field, String what, String text, int most, List<Fault> faults) {
    if (text.length() > most) {
      faults.add(
          new Fault(
              field,
              "%s has %,d characters; at most %,d are allowed."
                  .formatted(what, text.length(), most)));
    }
  }

  static String listed(List<String> names) {
    return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", ")) + ".";
  }

  /** What has no price cannot be held against a budget. */
  void checkPrices(List<Team> teams, List<Fault> faults) {
    for (int i = 0; i < teams.size(); i++) {
      Voice voice = teams.get(i).voice();
      checkPrice("teams[" + i + "].model", voice.provider(), voice.model(), faults);
      Fallback fallback = voice.fallback();
      if (fallback != null) {
        checkPrice(
            "teams[" + i + "].fallback.model", fallback.provider(), fallback.model(), faults);
      }
    }
  }

  private void checkPrice(String field, String provider, String model, List<Fault> faults) {
    if (table.of(provider, model).price() == null) {
      faults.add(
          new Fault(
              field,
              "The model '%s' of provider '%s' has no price, and a budget is set. Choose another one, or let an administrator add its price (0 for a free one)."
                  .formatted(model, provider)));
    }
  }
}
