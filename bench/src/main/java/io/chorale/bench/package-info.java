/**
 * Measures Chorale from outside: the started server, the simulator, HTTP and sockets on one
 * machine.
 *
 * <p>Promises: figures as percentiles, after a warm-up, with the load tool's share of the machine
 * not taken out.
 */
@NullMarked
package io.chorale.bench;

import org.jspecify.annotations.NullMarked;
