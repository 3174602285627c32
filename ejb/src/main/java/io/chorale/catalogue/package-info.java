/**
 * What is known of models without asking anybody: what they cost, how much they write, what they
 * can do.
 *
 * <p>Promises: the table that comes with Chorale can be extended and overruled by a file of the
 * administrator's; a wrong one stops the start with words that say where it is wrong.
 *
 * <p>Leaves to others: which models a provider offers just now (provider), what a call costs
 * (budget).
 */
@NullMarked
package io.chorale.catalogue;

import org.jspecify.annotations.NullMarked;
