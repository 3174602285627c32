package io.chorale.socket;

import io.chorale.hub.Outlet;

/**
 * What is spoken over the WebSockets of one path; a CDI bean. Who listens to the sockets, the
 * server or we ourselves, is {@link io.chorale.websocket}'s concern.
 */
public interface SocketFace {

  /** Where its sockets are: a path with names in braces, such as {@code /ws/jobs/{job_id}}. */
  String path();

  /** Whether that client asked for messages that are JSON arrays of all that waits. */
  default boolean joinsMessages(SocketRequest request) {
    return false;
  }

  /**
   * A socket was opened.
   *
   * @param outlet where its messages go; closing it closes the socket
   * @return who hears what comes
   */
  SocketListener open(SocketRequest request, Outlet outlet);
}
