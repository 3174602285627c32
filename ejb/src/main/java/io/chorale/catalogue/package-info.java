/**
 * What is known of models without asking anybody: what they cost, how much they write, what they
 * can do.
 *
 * <p>Promises: the table that comes with Chorale can be extended and overruled by a file of the
 * administrator's; a wrong one stops the start with words that say where it is wrong. What
 * providers tell of their models completes the table and never overrules it. To look a model up is
 * cheap: it is done for each call.
 *
 * <p>Leaves to others: which models a provider offers just now ({@link
 * io.chorale.provider.Catalogue}), what a call costs (budget).
 */
@NullMarked
package io.chorale.catalogue;

import org.jspecify.annotations.NullMarked;
