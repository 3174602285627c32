package io.chorale.workflow;

import java.util.concurrent.CompletionStage;

/**
 * A way of working on a job. Third-party code may implement it as a CDI bean; jobs then choose it
 * by its {@link #name() name}.
 */
public interface Workflow {

  /** The name by which a job chooses this workflow; unique in an installation. */
  String name();

  /**
   * Works on the job without holding the caller's thread.
   *
   * @return done when every team is over; failed when the workflow itself broke, which fails the
   *     job and whatever team still works
   */
  CompletionStage<?> run(WorkflowRun run);
}
