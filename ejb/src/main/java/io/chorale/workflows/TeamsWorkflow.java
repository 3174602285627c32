package io.chorale.workflows;

import io.chorale.job.Job;
import io.chorale.workflow.Workflow;
import io.chorale.workflow.WorkflowRun;
import jakarta.enterprise.context.ApplicationScoped;
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
    Job job = run.job();
    return CompletableFuture.allOf(
        firstRequests(job).entrySet().stream()
            // Those that had finished when a server went away are over already.
            .filter(asked -> !job.team(asked.getKey()).status().isOver())
            .map(asked -> TeamAnswer.ask(run, job.team(asked.getKey()), asked.getValue()))
            .toArray(CompletableFuture[]::new));
  }
}
