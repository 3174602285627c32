package io.chorale.workflows;

import io.chorale.job.Brief;
import io.chorale.job.Team;
import io.chorale.job.Voice;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.workflow.Workflow;
import io.chorale.workflow.WorkflowRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gives the brief to every team at once; each answers by itself (seed 003). */
@ApplicationScoped
class TeamsWorkflow implements Workflow {

  @Override
  public String name() {
    return "teams";
  }

  @Override
  public CompletionStage<?> run(WorkflowRun run) {
    Brief brief = run.job().brief();
    return CompletableFuture.allOf(
        run.job().teams().stream()
            // Those that had finished when a server went away are over already.
            .filter(team -> !team.status().isOver())
            .map(team -> TeamAnswer.ask(run, team, request(team, brief)))
            .toArray(CompletableFuture[]::new));
  }

  private static ChatRequest request(Team team, Brief brief) {
    Voice voice = team.voice();
    return new ChatRequest(voice.model(), voice.system(), List.of(ChatMessage.user(brief.text())))
        .thinking(voice.thinking());
  }
}
