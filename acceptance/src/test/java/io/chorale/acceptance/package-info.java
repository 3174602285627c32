/**
 * Chorale as its users meet it: over HTTP, a socket, a browser, as a process that is killed.
 *
 * <p>Promises: each test talks to a real server on a port of its own, with the simulator in the
 * place of the providers; none sleeps, each awaits.
 */
@NullMarked
package io.chorale.acceptance;

import org.jspecify.annotations.NullMarked;
