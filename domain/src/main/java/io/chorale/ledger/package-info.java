/**
 * The ledger: what every call to a model can cost before it is made, and what it did cost.
 *
 * <p>Promises: nothing is asked that is not reserved; what is held and spent together never exceeds
 * a budget at the moment of a reservation, on any node; a call is settled once, with the provider's
 * figures or with our estimate, and the line says which.
 *
 * <p>Leaves to others: prices and limits (budget), the rows (persistence).
 */
@NullMarked
package io.chorale.ledger;

import org.jspecify.annotations.NullMarked;
