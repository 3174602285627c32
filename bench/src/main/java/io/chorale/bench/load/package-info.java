/**
 * Thousands of WebSocket clients that cost little: what a benchmark watches servers with.
 *
 * <p>Promises: one thread per few thousand connections, no JSON tree and next to no garbage for a
 * message; the same tool for every server, so that its own cost is in every figure alike; events
 * are counted, missing ones are noticed by their {@code seq}, and each stamped token's way is timed
 * to the read that brought it.
 *
 * <p>Leaves to others: which servers there are and what they are asked.
 */
@NullMarked
package io.chorale.bench.load;

import org.jspecify.annotations.NullMarked;
