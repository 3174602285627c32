/**
 * A started server, a plain client and watchers of it: what tests and benchmarks meet Chorale with.
 *
 * <p>Promises: a server is started as the README's command starts it, in a process, a folder and on
 * a port of its own, and is ended by its own process id; the client knows what the README says and
 * nothing else. A {@code RovingWatcher} keeps each event's text as it came, whichever way it took;
 * a {@code RawSocket} does what no client's library would.
 */
@NullMarked
package io.chorale.kit;

import org.jspecify.annotations.NullMarked;
