package io.chorale.workflow;

import io.chorale.job.Job;
import io.chorale.job.Options;
import io.chorale.job.TeamName;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * A way of working on a job. Third-party code may implement it as a CDI bean; jobs then choose it
 * by its {@link #name() name}.
 */
public interface Workflow {

  /** The name by which a job chooses this workflow; unique in an installation. */
  String name();

  /**
   * Whether it makes the teams of its jobs itself, of what their options ask: {@link #accept} has
   * the proposal {@link Proposal#bring} them then, and whoever asks for the job names none.
   */
  default boolean bringsTeams() {
    return false;
  }

  /**
   * Checks what a job asks of this workflow, before anything is kept or begun, and has the proposal
   * note all that is wrong.
   *
   * @return what {@link #run} needs of it, defaults filled in; ignored when something was wrong
   */
  default Options accept(Proposal asked) {
    return Options.NONE;
  }

  /**
   * Whom the job asks first, and what: their calls are paid for before it is kept. Every team its
   * brief, unless the workflow says otherwise.
   */
  default Map<TeamName, ChatRequest> firstRequests(Job job) {
    Map<TeamName, ChatRequest> first = new LinkedHashMap<>();
    List<ChatMessage> brief = List.of(ChatMessage.user(job.brief().text()));
    job.teams().forEach(team -> first.put(team.name(), team.voice().asked(brief)));
    return first;
  }

  /**
   * How long the chunks of a team are held so that those that come meanwhile become one.
   *
   * @param usual what this installation sets for jobs in general
   */
  default Duration coalescing(Duration usual) {
    return usual;
  }

  /**
   * Works on the job without holding the caller's thread.
   *
   * @return done when every team is over; failed when the workflow itself broke, which fails the
   *     job and whatever team still works
   */
  CompletionStage<?> run(WorkflowRun run);
}
