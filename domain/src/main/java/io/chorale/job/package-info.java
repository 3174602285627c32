/**
 * What is asked and what came of it: a {@link io.chorale.job.Job} is a brief given to teams.
 *
 * <p>Promises: a job is an immutable value that changes only by its verbs, each of which answers
 * the job as it is afterwards; a job that is over never changes again; a team that is over keeps
 * its result. Every value checks itself.
 *
 * <p>Leaves to others: running a job (orchestration), remembering it ({@link io.chorale.job.Jobs},
 * {@link io.chorale.job.Nodes}), telling the world ({@link io.chorale.event}).
 */
@NullMarked
package io.chorale.job;

import org.jspecify.annotations.NullMarked;
