package io.chorale.engineio;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What one end sends the other at once: a message, or a word about the connection. */
sealed interface Packet {

  /** Stands between the packets of a payload; JSON has it escaped, so no message holds it. */
  char SEPARATOR = '\u001e';

  /** Stands before a message in base64, which is how a binary one goes where text is due. */
  char BINARY = 'b';

  /** A packet of text, which all but binary messages are. */
  record Text(PacketType type, String data) implements Packet {
    @Override
    public String toString() {
      return type.digit() + data;
    }
  }

  /** A binary message. Never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  record Binary(byte[] data) implements Packet {}

  /**
   * Reads one packet as a text message of a WebSocket, or a part of a payload, has it.
   *
   * @throws MalformedPacketException when it is none
   */
  static Packet read(String text) {
    if (text.isEmpty()) {
      throw new MalformedPacketException("a packet begins with its type, and this one is empty");
    }
    char first = text.charAt(0);
    if (first == BINARY) {
      return new Binary(base64(text.substring(1)));
    }
    PacketType type =
        PacketType.of(first)
            .orElseThrow(() -> new MalformedPacketException("a packet's type is 0 to 6"));
    return new Text(type, text.substring(1));
  }

  /**
   * Reads all packets of the body of a request.
   *
   * @throws MalformedPacketException when one of them is none
   */
  static List<Packet> readAll(String payload) {
    List<Packet> packets = new ArrayList<>();
    for (String text : split(payload)) {
      packets.add(read(text));
    }
    return packets;
  }

  /** The packets of a payload as they are written there. */
  static List<String> split(String payload) {
    int end = payload.indexOf(SEPARATOR);
    if (end < 0) {
      return List.of(payload);
    }
    List<String> packets = new ArrayList<>();
    int from = 0;
    while (end >= 0) {
      packets.add(payload.substring(from, end));
      from = end + 1;
      end = payload.indexOf(SEPARATOR, from);
    }
    packets.add(payload.substring(from));
    return packets;
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new MalformedPacketException("a binary message is base64 behind a b");
    }
  }
}
