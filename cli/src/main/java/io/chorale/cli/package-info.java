/**
 * Chorale from a terminal: starts jobs and experiments, shows them live, and checks whether a
 * server can be reached and streams (seed 000).
 *
 * <p>Promises: a person understands what is printed, also when nobody answers; the exit codes are
 * those of {@link io.chorale.cli.ExitCode}; who watches and is cut off goes on where it was.
 *
 * <p>It knows what the documentation says of the server, and nothing else: REST, event streams, and
 * Socket.IO by its official client.
 */
@NullMarked
package io.chorale.cli;

import org.jspecify.annotations.NullMarked;
