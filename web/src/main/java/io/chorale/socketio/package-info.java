/**
 * Socket.IO protocol 5 over {@link io.chorale.engineio}: namespaces, events, acknowledgements,
 * rooms that are jobs, and the recovery of a connection's state out of the journal. A face is a
 * {@link io.chorale.socketio.Namespace}: it hears its clients' events, and has them follow jobs.
 *
 * <p>Promises: what a job tells is written once for all clients that stand alike; a client that
 * comes back is in its rooms again and gets what it missed, once and in order, after any time and
 * after a restart, on any node; what is not a packet closes the connection, and nothing else.
 *
 * <p>How recovery works. The client's library keeps two texts for us and gives them back when it
 * connects again: {@code pid}, from the answer to its first {@code CONNECT}, and {@code offset},
 * the last argument of the last event it got. Nothing that is needed to recover is kept here, so
 * there is no time-out and no store:
 *
 * <ul>
 *   <li>An offset is a whole statement of where the client stands ({@link
 *       io.chorale.socketio.Rooms}): each job that it follows with the last seq that it got, and
 *       what the face has it remember. It is put behind an event's arguments as the event's turn to
 *       be sent comes, so it says exactly what was sent before. Clients that stand alike share what
 *       is written.
 *   <li>Whenever a client enters or leaves a room it is sent an {@code offset} event, which
 *       applications ignore: so it can come back into a room that has told it nothing yet.
 *   <li>The {@code pid} is a secret, and where the client stood as it came: the offset of one that
 *       has got no event.
 *   <li>A client that is cut off in the moment between its joining a room and the {@code offset}
 *       event is in the room by what this node remembers of connections ({@link
 *       io.chorale.socketio.Comebacks}), if it has not been restarted in that very moment; then its
 *       joining counts as never received. So does a leaving.
 *   <li>An offset gives no rights: it is checked as a wish to join is. One that is none, or is
 *       ahead of the journal, makes a new connection, whose client sees that it was not {@code
 *       recovered}.
 * </ul>
 *
 * <p>Leaves to others: sessions and transports ({@link io.chorale.engineio}), queues and the order
 * of events (the hub), what events are called and hold (the faces).
 *
 * <p>The protocol's text and test suite are those of the repository socketio/socket.io-protocol.
 */
@NullMarked
package io.chorale.socketio;

import org.jspecify.annotations.NullMarked;
