/**
 * How a job is worked on: the {@link io.chorale.workflow.Workflow} port.
 *
 * <p>Promises: a workflow asks models and tells events through its {@link
 * io.chorale.workflow.WorkflowRun} only; it knows no transport, no table and no provider, and holds
 * no thread while a model answers.
 *
 * <p>What a job asks of its workflow is a value of the workflow's own, checked by it in a {@link
 * io.chorale.workflow.Proposal} before anything is kept.
 *
 * <p>Leaves to others: starting, stopping and ending jobs (orchestration).
 */
@NullMarked
package io.chorale.workflow;

import org.jspecify.annotations.NullMarked;
