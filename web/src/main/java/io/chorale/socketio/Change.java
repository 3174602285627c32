package io.chorale.socketio;

import org.jspecify.annotations.Nullable;

/**
 * A client entered or left a room.
 *
 * @param number of this change among the client's: 1, 2, 3, …
 * @param cursor where it began in the room; null when it left
 */
record Change(int number, String room, @Nullable String cursor) {}
