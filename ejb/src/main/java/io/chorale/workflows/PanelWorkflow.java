package io.chorale.workflows;

import io.chorale.job.Job;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.model.ChatRequest;
import io.chorale.panel.Role;
import io.chorale.panel.Roles;
import io.chorale.workflow.Proposal;
import io.chorale.workflow.Workflow;
import io.chorale.workflow.WorkflowRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has a role answer the brief, or several at once and then the synthesiser over their answers and
 * verification over the synthesis (seed 004).
 */
@ApplicationScoped
public class PanelWorkflow implements Workflow {

  public static final String NAME = "panel";

  private final Function<Role, Optional<Voice>> voices;

  @Inject
  PanelWorkflow(Roles roles) {
    this(roles::voice);
  }

  PanelWorkflow(Function<Role, Optional<Voice>> voices) {
    this.voices = voices;
  }

  /** For the container's proxy only. */
  protected PanelWorkflow() {
    this(role -> Optional.empty());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean bringsTeams() {
    return true;
  }

  @Override
  public Options accept(Proposal asked) {
    PanelOptions options = PanelOptions.of(asked);
    if (voices.apply(Role.PRIMARY).isEmpty()) {
      asked.teamsFault("No provider is configured, so there is nobody to ask.");
    } else {
      asked.bring(teams(options));
    }
    return Options.of(options);
  }

  /** In the order in which they work. */
  private List<Team> teams(PanelOptions options) {
    List<Team> teams = new ArrayList<>();
    options.roles().forEach(role -> teams.add(team(PanelPart.ANSWER, role, options)));
    if (options.mode() == PanelMode.COUNCIL) {
      options.roles().forEach(role -> teams.add(team(PanelPart.REVIEW, role, options)));
    }
    if (!options.isSingle()) {
      teams.add(team(PanelPart.SYNTHESIS, Role.SYNTHESISER, options));
      teams.add(team(PanelPart.VERIFICATION, Role.VERIFICATION, options));
    }
    return teams;
  }

  private Team team(PanelPart part, Role role, PanelOptions options) {
    Voice voice = voices.apply(role).orElseThrow();
    return new Team(
        part.team(role),
        new Voice(
            voice.provider(),
            voice.model(),
            system(voice.system(), options),
            voice.thinking(),
            voice.fallback()));
  }

  private static @Nullable String system(@Nullable String own, PanelOptions options) {
    boolean replaced = options.isSingle() && options.systemPrompt() != null;
    String all =
        Stream.of(replaced ? null : own, options.systemPrompt(), Turn.system(options.history()))
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n\n"));
    return all.isEmpty() ? null : all;
  }

  /** Those who have a view; the others' calls are paid for when it is their turn. */
  @Override
  public Map<TeamName, ChatRequest> firstRequests(Job job) {
    PanelOptions options = PanelOptions.of(job);
    Map<TeamName, ChatRequest> first = new LinkedHashMap<>();
    job.teams().stream()
        .filter(team -> PanelPart.of(team.name(), options.mode()) == PanelPart.ANSWER)
        .forEach(team -> first.put(team.name(), Panel.answer(team, job, options)));
    return first;
  }

  @Override
  public CompletionStage<?> run(WorkflowRun run) {
    return new Panel(run).begin();
  }
}
