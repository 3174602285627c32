package io.chorale.socketio;

import java.util.List;

/**
 * An event as its hearers get it.
 *
 * @param arguments what Jackson writes: records, maps, texts, numbers
 */
public record SocketEvent(String name, List<?> arguments) {

  public SocketEvent {
    arguments = List.copyOf(arguments);
  }

  public static SocketEvent of(String name, Object... arguments) {
    return new SocketEvent(name, List.of(arguments));
  }
}
