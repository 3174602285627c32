/**
 * Money: what a call can cost, what it did cost, and what may be spent.
 *
 * <p>Promises: a reservation is made for the most that a call can cost; the provider's own figures
 * settle it wherever there are some, and our count of the tokens where there are none.
 *
 * <p>Leaves to others: prices (catalogue), the accounts (the ledger), when to ask (asking).
 */
@NullMarked
package io.chorale.budget;

import org.jspecify.annotations.NullMarked;
