package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.engineio.Caller;

/** A face of Socket.IO: found as a CDI bean. */
public interface Namespace {

  /** {@code /}, or such as {@code /stream}. */
  String name();

  /**
   * Whether a client that was cut off may go on where it stood. Its events then have one argument
   * more, the offset.
   */
  default boolean recovers() {
    return true;
  }

  /**
   * Lets somebody in.
   *
   * @param auth what they sent with their wish, an object
   * @return where they stand in what the face keeps for itself, as marks
   * @throws RefusedConnectException when they are not let in
   */
  default Rooms admit(Caller caller, JsonNode auth) {
    return Rooms.NONE;
  }

  /**
   * Whether somebody who was let in may go on there. That its jobs exist, and have come that far,
   * is known; a client could have made up the rest.
   */
  default boolean mayReturn(Caller caller, Rooms rooms) {
    return true;
  }

  /**
   * Somebody has come, or come back: then {@link Client#recovered} tells so, and the face has the
   * client follow the jobs of {@link Client#rooms} again by {@link Client#goOn}, and sends what it
   * missed of the face's own.
   *
   * @return who is to hear the client
   */
  ClientListener connected(Client client);
}
