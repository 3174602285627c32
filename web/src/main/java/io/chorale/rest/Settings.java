package io.chorale.rest;

import io.chorale.job.Team;
import java.util.List;

/**
 * What a page needs to know of this installation.
 *
 * @param demo whether any provider is only simulated
 * @param briefMaxLength in characters
 * @param teams those of a job that names none
 */
public record Settings(
    String version,
    boolean demo,
    int briefMaxLength,
    List<String> workflows,
    List<DefaultTeam> teams,
    List<ProviderReport> providers) {

  /** A team that works when none is named. */
  public record DefaultTeam(String name, String provider, String model) {

    static DefaultTeam of(Team team) {
      return new DefaultTeam(team.name().value(), team.voice().provider(), team.voice().model());
    }
  }
}
