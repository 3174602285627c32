package io.chorale.rest;

import io.chorale.job.Fault;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.NewJob;
import io.chorale.orchestration.NewJob.NewTeam;
import io.chorale.workflows.ExperimentWorkflow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An experiment that is asked for, not checked yet: a job whose brief is the topic and whose
 * options stand beside it. What is null takes its default.
 */
public record NewExperiment(
    @Nullable String topic,
    @Nullable List<NewTeam> teams,
    @Nullable BigDecimal turns,
    @Nullable String opening,
    @Nullable String stopWord,
    @Nullable String moderator,
    @Nullable BigDecimal maxTokens,
    @Nullable BigDecimal maxMessageTokens,
    @Nullable BigDecimal budgetUsd) {

  private static final String OPTIONS = "options.";

  NewJob asJob() {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("turns", turns);
    options.put("opening", opening);
    options.put("stop_word", stopWord);
    options.put("moderator", moderator);
    options.put("max_tokens", maxTokens);
    options.put("max_message_tokens", maxMessageTokens);
    return new NewJob(ExperimentWorkflow.NAME, topic, teams, options, budgetUsd);
  }

  /** The same faults by the names that stand here. */
  static InvalidJobException named(InvalidJobException asJob) {
    return new InvalidJobException(asJob.faults().stream().map(NewExperiment::named).toList());
  }

  private static Fault named(Fault fault) {
    if (fault.field().equals("brief")) {
      return new Fault("topic", fault.detail().replace("he brief", "he topic"));
    }
    return fault.field().startsWith(OPTIONS)
        ? new Fault(fault.field().substring(OPTIONS.length()), fault.detail())
        : fault;
  }
}
