package io.chorale.workflows;

import io.chorale.event.JournalReady;
import io.chorale.job.Job;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.model.ChatRequest;
import io.chorale.platform.SettingValues;
import io.chorale.workflow.Proposal;
import io.chorale.workflow.Workflow;
import io.chorale.workflow.WorkflowRun;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.Config;

/** Has two or more teams talk in turns about the brief, which is their topic (seed 000). */
@ApplicationScoped
public class ExperimentWorkflow implements Workflow {

  public static final String NAME = "experiment";

  /** Ten updates a second of a message that grows, as seed 000 has it. */
  private static final Duration UPDATE_INTERVAL = Duration.ofMillis(100);

  private final Duration updateInterval;

  @Inject
  ExperimentWorkflow(Config config) {
    this.updateInterval =
        new SettingValues(config)
            .durationOrZero("chorale.experiment.update-interval", UPDATE_INTERVAL);
  }

  /** For the container's proxy, and tests. */
  protected ExperimentWorkflow() {
    this.updateInterval = UPDATE_INTERVAL;
  }

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
  public Duration coalescing(Duration usual) {
    return updateInterval;
  }

  @Override
  public CompletionStage<?> run(WorkflowRun run) {
    return new Conversation(run).begin();
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
