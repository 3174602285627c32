package io.chorale.workflows;

import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.Team;
import io.chorale.job.TeamStatus;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.workflow.WorkflowRun;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A panel under way: the teams of one part work at once, each part with what came of those before.
 * Whoever fails is missed, and the others go on.
 */
final class Panel {

  private static final String UNHEARD = "unheard";

  private final WorkflowRun run;
  private final PanelOptions options;

  Panel(WorkflowRun run) {
    this.run = run;
    this.options = PanelOptions.of(run.job());
  }

  /**
   * Begins, or goes on behind the teams that are over from before a crash.
   *
   * @return done when every team is over
   */
  CompletionStage<?> begin() {
    CompletionStage<Void> parts = CompletableFuture.allOf();
    for (PanelPart part : PanelPart.values()) {
      parts = parts.thenCompose(before -> all(part));
    }
    return parts;
  }

  private CompletableFuture<Void> all(PanelPart part) {
    Job job = run.job();
    return CompletableFuture.allOf(
        in(part, job).stream()
            .filter(team -> !team.status().isOver())
            .map(team -> speak(part, team, job))
            .toArray(CompletableFuture[]::new));
  }

  private List<Team> in(PanelPart part, Job job) {
    return job.teams().stream()
        .filter(team -> PanelPart.of(team.name(), options.mode()) == part)
        .toList();
  }

  private CompletableFuture<?> speak(PanelPart part, Team team, Job job) {
    if (run.cancelled()) {
      run.cancelled(team.name(), team.result());
      return CompletableFuture.completedFuture(null);
    }
    PanelViews views = new PanelViews(job, in(PanelPart.ANSWER, job), in(PanelPart.REVIEW, job));
    return switch (part) {
      case ANSWER -> RoleAnswer.ask(run, team, part.turn(), answer(team, job, options));
      case REVIEW -> review(team, views);
      case SYNTHESIS ->
          views.heard().isEmpty()
              ? unheard(team, "No role answered, so there was nothing to bring together.")
              : ask(part, team, PanelPrompts.synthesis(question(job), views));
      case VERIFICATION -> verification(team, views, in(PanelPart.SYNTHESIS, job).get(0));
    };
  }

  private CompletableFuture<?> review(Team team, PanelViews views) {
    if (!views.isHeard(PanelPart.role(team.name()))) {
      return unheard(team, "It gave no answer of its own, and so judged no other.");
    } else if (views.heard().size() < 2) {
      return unheard(team, "There was one answer only, so there was nothing to rank.");
    }
    return ask(PanelPart.REVIEW, team, PanelPrompts.review(question(run.job()), views.ballot()));
  }

  private CompletableFuture<?> verification(Team team, PanelViews views, Team synthesiser) {
    return synthesiser.status() == TeamStatus.COMPLETE
        ? ask(
            PanelPart.VERIFICATION,
            team,
            PanelPrompts.verification(question(run.job()), views, synthesiser.result().text()))
        : unheard(team, "There was no synthesis to verify.");
  }

  private CompletableFuture<?> unheard(Team team, String why) {
    run.failed(team.name(), team.result(), new Failure(UNHEARD, why));
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<?> ask(PanelPart part, Team team, String prompt) {
    ChatRequest request = team.voice().asked(List.of(ChatMessage.user(prompt)));
    return RoleAnswer.ask(run, team, part.turn(), request.temperature(options.temperature()));
  }

  /** What a team is asked that has a view. */
  static ChatRequest answer(Team team, Job job, PanelOptions options) {
    return team.voice()
        .asked(Turn.conversation(options.history(), job.brief().text()))
        .temperature(options.temperature());
  }

  private String question(Job job) {
    return PanelPrompts.question(options.history(), job.brief().text());
  }
}
