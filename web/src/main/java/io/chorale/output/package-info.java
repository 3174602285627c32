/**
 * Output that is written as its reader takes it (Jakarta Servlet 6.0, section 5.7), for transports
 * that stream.
 *
 * <p>Promises: no thread waits for a reader; one write is with the container at a time, and is
 * reported when there is room for the next.
 *
 * <p>Leaves to others: what is written ({@link io.chorale.sse}, {@link io.chorale.websocket}), and
 * how long a reader may take (the hub).
 */
@NullMarked
package io.chorale.output;

import org.jspecify.annotations.NullMarked;
