/**
 * How WebSockets come in (RFC 6455), for the faces of {@link io.chorale.socket}: by the server's
 * Jakarta WebSocket; on Payara, whose Tyrus delivers a seventh of what the machine can, by our own
 * frames over a Servlet upgrade (Jakarta Servlet 6.0, section 2.3.3.5).
 *
 * <p>Promises: a face cannot tell which of the two it is; one send is in flight, and what was
 * written for one watcher is not written again for the next; a close code reaches whoever reads
 * within half a minute.
 *
 * <p>Leaves to others: what is said ({@link io.chorale.socket}), who may connect ({@link
 * io.chorale.gate}), how much may wait (the hub).
 */
@NullMarked
package io.chorale.websocket;

import org.jspecify.annotations.NullMarked;
