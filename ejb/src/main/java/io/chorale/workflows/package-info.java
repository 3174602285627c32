/**
 * The workflows that come with Chorale, one small class each, and what they share: how a team's
 * answer becomes events.
 *
 * <p>Promises: one team's failure never stops the others; a team that is over is not asked again; a
 * team's chunks since it last fell back or was restarted, joined, are the text of its result.
 *
 * <p>Leaves to others: everything but the asking and the telling ({@link
 * io.chorale.workflow.WorkflowRun}).
 */
@NullMarked
package io.chorale.workflows;

import org.jspecify.annotations.NullMarked;
