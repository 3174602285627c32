/**
 * What happens to a job, as events, and the journal that keeps them.
 *
 * <p>Promises: a watcher never sees an event that is not in the {@link io.chorale.event.Journal};
 * within a job each event has the next {@code seq}, beginning with 1 and without a hole, so that
 * whoever knows the last one it saw can be given every later one, once and in order; the {@code
 * complete} event is a job's last. {@link io.chorale.event.EventJson} is the one JSON form of an
 * event's data, in the journal's rows and on the wire.
 *
 * <p>Leaves to others: keeping the rows (persistence), giving out the numbers (the journal's
 * writer), bringing them to watchers (the hub and the transports).
 */
@NullMarked
package io.chorale.event;

import org.jspecify.annotations.NullMarked;
