package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Hears one client in one namespace, by one thread at a time, which may take a moment. */
public interface ClientListener {

  /**
   * An event came.
   *
   * @param arguments binary ones as {@link com.fasterxml.jackson.databind.node.BinaryNode}
   * @param ack asked for or not
   */
  void event(String name, List<JsonNode> arguments, Ack ack);

  /** The client has gone over to another transport, which {@link Client#transport} tells. */
  default void transportChanged() {}

  /** The client is gone; it follows nothing any more. */
  default void gone(Departure departure) {}
}
