package io.chorale.engineio;

/**
 * What came is no packet, of this layer or of one above; its session is closed. The message says
 * what would be one, and repeats nothing of it.
 */
public final class MalformedPacketException extends RuntimeException {

  public MalformedPacketException(String message) {
    super(message);
  }
}
