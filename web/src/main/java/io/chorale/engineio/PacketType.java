package io.chorale.engineio;

import java.util.Arrays;
import java.util.Optional;

/** What a packet is for. */
enum PacketType {
  /** The server's first packet: the handshake. */
  OPEN('0'),
  /** The transport can be closed. */
  CLOSE('1'),
  /** Asks for a sign of life; with {@code probe}, whether a new transport works. */
  PING('2'),
  PONG('3'),
  /** Carries what the layer above has to say. */
  MESSAGE('4'),
  /** The client goes over to the transport that it sends this by. */
  UPGRADE('5'),
  /** Ends a poll that has nothing else to end with. */
  NOOP('6');

  private final char digit;

  PacketType(char digit) {
    this.digit = digit;
  }

  /** As it stands before a packet's data. */
  char digit() {
    return digit;
  }

  static Optional<PacketType> of(char digit) {
    return Arrays.stream(values()).filter(type -> type.digit == digit).findFirst();
  }
}
