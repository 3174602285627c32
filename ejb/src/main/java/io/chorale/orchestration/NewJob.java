package io.chorale.orchestration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, not checked yet: {@link JobOrchestrator#start} says what is wrong with
 * it. What is null takes its default.
 *
 * @param workflow the workflow's name; {@code teams} by default
 * @param teams one for each provider by default
 * @param options what the workflow is asked beyond that, by the names it knows; its defaults by
 *     default
 * @param budgetUsd the most that the job may cost, in US dollars; the installation's limit for a
 *     job by default
 */
public record NewJob(
    @Nullable String workflow,
    @Nullable String brief,
    @Nullable List<NewTeam> teams,
    @Nullable Map<String, @Nullable Object> options,
    @Nullable BigDecimal budgetUsd) {

  /**
   * A team that is asked for.
   *
   * @param name the provider's name by default
   * @param model the provider's own default
   * @param system none by default
   * @param ultraThinking whether it is to think as hard as it can; false by default
   * @param fallback who answers when its own model does not; nobody by default
   */
  public record NewTeam(
      @Nullable String name,
      @Nullable String provider,
      @Nullable String model,
      @Nullable String system,
      @Nullable Boolean ultraThinking,
      @Nullable NewFallback fallback) {}

  /**
   * A fallback that is asked for.
   *
   * @param model the provider's own default
   */
  public record NewFallback(@Nullable String provider, @Nullable String model) {}
}
