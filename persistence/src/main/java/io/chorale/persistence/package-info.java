/**
 * Keeps jobs, their events and the ledger in the database: H2 or PostgreSQL, by the same code.
 *
 * <p>Promises: what was committed survives the death of the process; a batch of new jobs, events,
 * changed jobs and lines of the ledger is kept together or not at all, but for what no budget pays;
 * the same batch given again is kept once; a folded stream reads as it was; of two nodes that claim
 * a job one wins. The tables are made and brought up to date at start, before anybody uses them.
 *
 * <p>Leaves to others: numbering events and forming batches (the journal's writer).
 */
@NullMarked
package io.chorale.persistence;

import org.jspecify.annotations.NullMarked;
