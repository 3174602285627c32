package io.chorale.socketio;

import java.util.Arrays;
import java.util.Optional;

/** What a packet is for. */
enum PacketType {
  CONNECT('0'),
  DISCONNECT('1'),
  EVENT('2'),
  ACK('3'),
  CONNECT_ERROR('4'),
  BINARY_EVENT('5'),
  BINARY_ACK('6');

  private final char digit;

  PacketType(char digit) {
    this.digit = digit;
  }

  /** As it stands before a packet's data. */
  char digit() {
    return digit;
  }

  boolean hasAttachments() {
    return this == BINARY_EVENT || this == BINARY_ACK;
  }

  static Optional<PacketType> of(char digit) {
    return Arrays.stream(values()).filter(type -> type.digit == digit).findFirst();
  }
}
