package io.chorale.engineio;

import io.chorale.hub.Frame;
import org.jspecify.annotations.Nullable;

/** The layer above a session, which calls it by one thread at a time but for {@link #outgoing}. */
public interface EngineListener {

  /**
   * @throws MalformedPacketException when it is not understood, which closes the session
   */
  void text(String message);

  /**
   * @throws MalformedPacketException as for {@link #text}
   */
  void binary(byte[] message);

  /** The session has gone over to another transport. */
  default void upgraded() {}

  /** The session is over; nothing follows. */
  void closed();

  /**
   * Has a last look at a frame as its turn comes; called in the order of sending, by one thread at
   * a time.
   *
   * @return what is sent instead, as {@link Messages} writes it; null for nothing
   */
  default @Nullable Frame outgoing(Frame frame) {
    return frame;
  }
}
