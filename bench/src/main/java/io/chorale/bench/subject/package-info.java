/**
 * What is measured: Chorale on a server, and the Socket.IO server beside it.
 *
 * <p>Promises: each runs in a process and a folder of its own, on loopback and a free port, and is
 * ended by its own process id; they are asked for the same and watched by the same load tool.
 */
@NullMarked
package io.chorale.bench.subject;

import org.jspecify.annotations.NullMarked;
