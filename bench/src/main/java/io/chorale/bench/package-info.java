/**
 * Measures Chorale from outside, {@code mvn -Pbench}: the started server, the simulator, the load
 * tool and, where Node is installed, a Socket.IO server beside it, on one machine.
 *
 * <p>Promises: figures as percentiles, after a warm-up, of several rounds, with what the machine's
 * noise was; the load tool's share of the machine is not taken out.
 *
 * <p>Leaves to others: how servers are watched ({@link io.chorale.bench.load}), what they are asked
 * ({@link io.chorale.bench.subject}), what is measured ({@link io.chorale.bench.part}) and how it
 * is told ({@link io.chorale.bench.report}).
 */
@NullMarked
package io.chorale.bench;

import org.jspecify.annotations.NullMarked;
