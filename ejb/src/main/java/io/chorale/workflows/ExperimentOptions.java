package io.chorale.workflows;

import io.chorale.job.Job;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.workflow.Proposal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment is asked for beyond its topic and its teams.
 *
 * @param turns the most messages that are spoken, all teams' together
 * @param opening what is said to all before the first of them; null for nothing
 * @param stopWord ends the conversation behind the message that has it as a word, in any case; null
 *     for none
 * @param moderator the team whose stop word alone counts; null for anyone's
 * @param maxTokens the conversation ends behind the message with which all calls together, input
 *     and output, have come to so many; null for no limit
 * @param maxMessageTokens the most tokens of one message; null for what the provider has it
 */
public record ExperimentOptions(
    int turns,
    @Nullable String opening,
    @Nullable String stopWord,
    @Nullable String moderator,
    @Nullable Integer maxTokens,
    @Nullable Integer maxMessageTokens) {

  private static final int TURNS = 10;

  /** Each turn shows a model all turns before: what they cost grows with the square. */
  private static final int MOST_TURNS = 200;

  private static final int LONGEST_STOP_WORD = 100;
  private static final int MOST_TOKENS = 1_000_000_000;
  private static final int MOST_MESSAGE_TOKENS = 1_000_000;

  /**
   * @param experiment a job of that workflow
   */
  public static ExperimentOptions of(Job experiment) {
    return experiment.options().as(ExperimentOptions.class);
  }

  static ExperimentOptions of(Proposal asked) {
    ExperimentOptions options =
        new ExperimentOptions(
            asked.wholeNumber("turns", 1, MOST_TURNS, TURNS),
            asked.text("opening"),
            asked.text("stop_word", LONGEST_STOP_WORD),
            asked.text("moderator"),
            asked.wholeNumber("max_tokens", 1, MOST_TOKENS),
            asked.wholeNumber("max_message_tokens", 1, MOST_MESSAGE_TOKENS));
    options.checkTeams(asked);
    return options;
  }

  private void checkTeams(Proposal asked) {
    if (moderator != null && stopWord == null) {
      asked.fault("moderator", "A moderator ends it with a stop word; name one in 'stop_word'.");
    }
    List<String> names = asked.teams().stream().map(Team::name).map(TeamName::value).toList();
    if (names.isEmpty()) {
      return;
    }
    if (names.size() < 2) {
      asked.teamsFault("An experiment has two teams or more that talk with each other, not one.");
    }
    if (moderator != null && !names.contains(moderator)) {
      asked.fault(
          "moderator",
          "The moderator is one of the teams, which are called %s; '%s' is not."
              .formatted(String.join(", ", names), moderator));
    }
  }

  boolean maySayStop(TeamName team) {
    return stopWord != null && (moderator == null || moderator.equals(team.value()));
  }
}
