package io.chorale.bench.load;

import java.nio.charset.StandardCharsets;

/** By what the events that matter are known in a message's bytes. */
final class Marks {

  /** Chorale's own, and those of the Socket.IO server beside it. */
  static final Marks ENVELOPE = new Marks("\"type\":\"", "chunk\"", "complete\"");

  /** Those of the experiments' face: the event's name comes first. */
  static final Marks EXPERIMENT = new Marks("[\"", "message_streaming\"", "experiment_complete\"");

  /** What stands before an event's name; in a string the quotation mark would be escaped. */
  final byte[] type;

  /** The name of those whose stamps are timed, with its quotation mark. */
  final byte[] chunk;

  /** The name of the last one, with its quotation mark. */
  final byte[] end;

  private Marks(String type, String chunk, String end) {
    this.type = ascii(type);
    this.chunk = ascii(chunk);
    this.end = ascii(end);
  }

  static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
