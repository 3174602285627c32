package io.chorale.wire;

import io.chorale.job.Fallback;
import io.chorale.job.Job;
import io.chorale.job.Team;
import io.chorale.job.Voice;
import io.chorale.model.Cost;
import io.chorale.model.Thinking;
import io.chorale.workflows.ExperimentOptions;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment was asked for, defaults filled in: the {@code config} of seed 000.
 *
 * @param teams in the order in which they speak
 * @param turns the most messages that are spoken, all teams' together
 */
public record ExperimentConfig(
    String topic,
    List<Participant> teams,
    int turns,
    @Nullable String opening,
    @Nullable String stopWord,
    @Nullable String moderator,
    @Nullable Integer maxTokens,
    @Nullable Integer maxMessageTokens,
    @Nullable BigDecimal budgetUsd) {

  /** Who talks. */
  public record Participant(
      String name,
      String provider,
      String model,
      @Nullable String system,
      boolean ultraThinking,
      @Nullable Fallback fallback) {

    static Participant of(Team team) {
      Voice voice = team.voice();
      return new Participant(
          team.name().value(),
          voice.provider(),
          voice.model(),
          voice.system(),
          voice.thinking() == Thinking.ULTRA,
          voice.fallback());
    }
  }

  /**
   * @param experiment a job of that workflow
   */
  public static ExperimentConfig of(Job experiment) {
    ExperimentOptions options = ExperimentOptions.of(experiment);
    Cost budget = experiment.budget();
    return new ExperimentConfig(
        experiment.brief().text(),
        experiment.teams().stream().map(Participant::of).toList(),
        options.turns(),
        options.opening(),
        options.stopWord(),
        options.moderator(),
        options.maxTokens(),
        options.maxMessageTokens(),
        budget == null ? null : budget.dollars());
  }
}
