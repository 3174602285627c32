package io.chorale.orchestration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, not checked yet: {@link JobOrchestrator#start} says what is wrong with
 * it. What is null takes its default.
 *
 * @param workflow the workflow's name; {@code teams} by default
 * @param teams one for each provider by default
 */
public record NewJob(
    @Nullable String workflow, @Nullable String brief, @Nullable List<NewTeam> teams) {

  /**
   * A team that is asked for.
   *
   * @param name the provider's name by default
   * @param model the provider's own default
   * @param system none by default
   */
  public record NewTeam(
      @Nullable String name,
      @Nullable String provider,
      @Nullable String model,
      @Nullable String system) {}
}
