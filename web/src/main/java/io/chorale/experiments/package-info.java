/**
 * The face of seed 000: experiments over Socket.IO, in the default namespace. A client is told of
 * each experiment as it is accepted, joins those that it wants, and gets their messages piece by
 * piece.
 *
 * <p>Promises: each event of an experiment's journal is one event here, with its {@code seq}, the
 * same each time it is asked for; who joins late gets all from the beginning, or behind the seq
 * that it says; who comes back gets what it missed, experiments that were created meanwhile
 * included, once and in order; what is no request of this face is answered with what would be
 * right, and nothing else happens.
 *
 * <p>Leaves to others: what an experiment is (workflows), how often a message grows (the journal
 * has it so), connections, rooms and coming back ({@link io.chorale.socketio}).
 *
 * <p>{@code docs/socketio.md} has the events. The names are those of the seed where it has them,
 * fields as JavaScript writes them.
 */
@NullMarked
package io.chorale.experiments;

import org.jspecify.annotations.NullMarked;
