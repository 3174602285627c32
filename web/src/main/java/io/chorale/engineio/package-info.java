/**
 * Engine.IO protocol 4, the layer below Socket.IO: one session over HTTP long polling, over a
 * WebSocket, or begun by the one and gone over to the other.
 *
 * <p>Promises: packets reach the other end in order and once as long as the session lasts, also
 * while it changes its transport; a session holds no thread, whether its client reads, polls or
 * neither; what waits for a client is bounded, and whoever answers no ping within the time-out is
 * closed. Errors are the protocol's: status 400 with {@code {"code":1,"message":"Session ID
 * unknown"}} and the like ({@link io.chorale.engineio.EngineError}).
 *
 * <p>Leaves to others: what messages mean (an {@link io.chorale.engineio.EngineApplication}), who
 * may connect ({@link io.chorale.gate}), what waits for a client (the hub's watcher, which each
 * session is).
 *
 * <p>The protocol's text and test suite are those of the repository socketio/engine.io-protocol.
 */
@NullMarked
package io.chorale.engineio;

import org.jspecify.annotations.NullMarked;
