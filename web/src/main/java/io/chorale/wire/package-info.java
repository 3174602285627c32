/**
 * The JSON that leaves and enters Chorale, the same on every transport.
 *
 * <p>Promises: names in snake case, instants in UTC to the millisecond; an event is written by
 * {@link io.chorale.wire.Envelope} whichever way it goes; what comes in is read strictly: a field
 * that is not known, a value of the wrong type or anything behind the end is an error.
 *
 * <p>Leaves to others: which representations there are (rest), framing and sending (the
 * transports).
 */
@NullMarked
package io.chorale.wire;

import org.jspecify.annotations.NullMarked;
