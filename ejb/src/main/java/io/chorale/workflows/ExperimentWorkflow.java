package io.chorale.workflows;

import io.chorale.job.Job;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.model.ChatRequest;
import io.chorale.workflow.Proposal;
import io.chorale.workflow.Workflow;
import io.chorale.workflow.WorkflowRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Has two or more teams talk in turns about the brief, which is their topic (seed 000). */
@ApplicationScoped
public class ExperimentWorkflow implements Workflow {

  public static final String NAME = "experiment";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Options accept(Proposal asked) {
    return Options.of(ExperimentOptions.of(asked));
  }

  /** Only one speaks at a time; the others' messages are paid for when it is their turn. */
  @Override
  public Map<TeamName, ChatRequest> firstRequests(Job job) {
    Team first = Conversation.speaker(job, 1);
    return Map.of(first.name(), Conversation.request(job, first));
  }

  @Override
  public CompletionStage<?> run(WorkflowRun run) {
    return new Conversation(run).begin();
  }
}
