/**
 * The workflows that come with Chorale, one small class each, and what they share: how a team's
 * answer becomes events.
 *
 * <p>Promises: where teams answer by themselves, one's failure never stops the others; where they
 * talk with each other it ends the talk, and what was said stays. A team that is over is not asked
 * again, nor is a message that was complete. A team's chunks, joined, are the text of its result,
 * but for those that a fallback or a restart made void.
 *
 * <p>Leaves to others: everything but the asking and the telling ({@link
 * io.chorale.workflow.WorkflowRun}).
 */
@NullMarked
package io.chorale.workflows;

import org.jspecify.annotations.NullMarked;
