/**
 * A started server, a plain client and a watcher of it: what tests and benchmarks meet Chorale
 * with.
 *
 * <p>Promises: a server is started as the README's command starts it, in a process, a folder and on
 * a port of its own, and is ended by its own process id; the client knows what the README says and
 * nothing else.
 */
@NullMarked
package io.chorale.kit;

import org.jspecify.annotations.NullMarked;
