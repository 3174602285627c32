package io.chorale.engineio;

import java.util.Base64;
import java.util.List;

/**
 * Writes messages as payloads have them, which is how frames of a session are written whatever its
 * transport: several packets with a separator between them, binary ones in base64.
 */
public final class Messages {

  private Messages() {}

  /** A message of text. */
  public static String text(String message) {
    return PacketType.MESSAGE.digit() + message;
  }

  /** A binary message. */
  public static String binary(byte[] message) {
    return Packet.BINARY + Base64.getEncoder().encodeToString(message);
  }

  /** Several that nothing comes between. */
  public static String together(List<String> messages) {
    return String.join(String.valueOf(Packet.SEPARATOR), messages);
  }
}
