/**
 * Asking a model for a team: again where that helps, another one where there is one, within the
 * budgets, and with the true cost at the end.
 *
 * <p>Promises: no call without a reservation, and each reservation is settled once; a model is
 * asked again only before it has begun to answer; from there on another model takes over with a
 * seam that watchers see, and nothing of the void answer is left in the new one; whatever happens
 * the answer ends exactly once.
 *
 * <p>Leaves to others: one call's wire (provider), prices and limits (budget), what an answer means
 * (workflows).
 */
@NullMarked
package io.chorale.asking;

import org.jspecify.annotations.NullMarked;
