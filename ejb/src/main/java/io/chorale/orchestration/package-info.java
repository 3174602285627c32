/**
 * Starting, running, stopping and ending jobs.
 *
 * <p>Promises: a job that cannot be paid is refused and not stored; another is stored and its id
 * answered before any model is asked; its workflow starts only after that commit; it ends {@code
 * complete}, {@code partial}, {@code failed} or {@code cancelled} whatever its teams and its
 * workflow do; a job whose node died is taken over by exactly one other: its open calls are
 * settled, its finished teams kept, the others run again or told as {@code interrupted}; two runs
 * of a job never both tell of it. No transaction is held across a provider's call.
 *
 * <p>Leaves to others: how a job is worked on ({@link io.chorale.workflow.Workflow}), keeping its
 * events (the journal's writer), showing them (the hub).
 */
@NullMarked
package io.chorale.orchestration;

import org.jspecify.annotations.NullMarked;
