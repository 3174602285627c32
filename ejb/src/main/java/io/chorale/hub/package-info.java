/**
 * Brings what the journal has kept to those who watch.
 *
 * <p>Promises: a watcher gets the journal after its cursor, then live events, in order, with no
 * hole and no double, whichever node writes them; it never sees an event that is not committed; of
 * what is no longer kept it is told a gap. A slow one costs the others nothing: its queue is
 * bounded, and when it is full the {@link io.chorale.hub.Watcher} goes on from the journal, or
 * among many from what was handed on lately, once it has taken what waits. One that takes nothing,
 * or gives no sign of life, is closed with a {@link io.chorale.hub.CloseReason} and may come back
 * with its cursor. An event is encoded once per format, however many watch.
 *
 * <p>Leaves to others: framing and sending (an {@link io.chorale.hub.Outlet} of each transport),
 * who may watch (the transports' edge).
 */
@NullMarked
package io.chorale.hub;

import org.jspecify.annotations.NullMarked;
