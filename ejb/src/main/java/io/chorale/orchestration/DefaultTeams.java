package io.chorale.orchestration;

import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.provider.Provider;
import io.chorale.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The teams of a job that names none: one for each provider that has a model of its own. */
@ApplicationScoped
public class DefaultTeams {

  private final Providers providers;

  @Inject
  DefaultTeams(Providers providers) {
    this.providers = providers;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected DefaultTeams() {
    this(null);
  }

  public List<Team> all() {
    return providers.all().stream()
        .filter(provider -> !provider.defaultModel().isEmpty())
        .map(DefaultTeams::of)
        .toList();
  }

  private static Team of(Provider provider) {
    return new Team(
        new TeamName(provider.name()), new Voice(provider.name(), provider.defaultModel(), null));
  }
}
