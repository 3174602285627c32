/**
 * Group commit: the one writer of this node's journal.
 *
 * <p>Promises: every emission gets its job's next seq in the order of its coming; a batch is what
 * waits, new jobs and lines of the ledger too; whoever waits for one hears what became of it, and
 * the hub is handed the events, only after the commit; while the database is away nothing is lost
 * and nothing is delivered, whoever emits waits once the bound is reached, and after a while is let
 * go and the jobs are stopped. A commit of which nobody knows whether it came about is found out,
 * not made twice; what cannot be kept for its own sake ends its own job alone; a job whose next seq
 * another node has taken is left to it; what is told of a job that is taken over is kept only
 * behind the very event that its teller has read. Streams of jobs that are over are folded, and
 * forgotten when the installation says so.
 *
 * <p>Leaves to others: the rows ({@link io.chorale.event.Journal}), the watchers (the hub).
 */
@NullMarked
package io.chorale.journal;

import org.jspecify.annotations.NullMarked;
