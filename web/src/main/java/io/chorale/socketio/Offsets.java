package io.chorale.socketio;

/** Puts an offset behind an event's arguments. */
final class Offsets {

  /** Stands between a packet and its attachments. */
  private static final char SEPARATOR = '\u001e';

  private Offsets() {}

  /**
   * @param packet an event, with its attachments if it has such
   * @param offset without characters that JSON escapes
   */
  static String inserted(String packet, String offset) {
    int separator = packet.indexOf(SEPARATOR);
    int bracket = (separator < 0 ? packet.length() : separator) - 1;
    return new StringBuilder(packet.length() + offset.length() + 3)
        .append(packet, 0, bracket)
        .append(",\"")
        .append(offset)
        .append('"')
        .append(packet, bracket, packet.length())
        .toString();
  }
}
