package io.chorale.experiments;

import io.chorale.job.Job;
import io.chorale.job.Team;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who talks in an experiment, which never changes.
 *
 * @param voices by the names of the teams
 */
record Cast(Map<String, Voice> voices) {

  /** Whom a team asks first; it may fall back to another. */
  record Voice(String provider, String model) {}

  static Cast of(Job experiment) {
    return new Cast(
        experiment.teams().stream()
            .collect(Collectors.toUnmodifiableMap(team -> team.name().value(), Cast::voice)));
  }

  private static Voice voice(Team team) {
    return new Voice(team.voice().provider(), team.voice().model());
  }
}
