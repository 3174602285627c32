package io.chorale.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.engineio.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the packets of one connection together: {@code <type>[<attachments>-][<namespace>,][<id>]
 * [<data>]}, then its attachments, each in a message of its own.
 */
final class PacketReader {

  /** As the JavaScript server has it. */
  static final int MOST_ATTACHMENTS = 10;

  /** Beyond any namespace there is. */
  private static final int LONGEST_NAMESPACE = 100;

  /** 18 digits always fit a long. */
  private static final int LONGEST_NUMBER = 18;

  /** Names that libraries use for themselves. */
  private static final Set<String> RESERVED =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  private @Nullable Packet incomplete;
  private int missing;
  private final List<byte[]> attachments = new ArrayList<>(0);

  /**
   * Takes a message of text.
   *
   * @return the packet; empty while attachments are to come
   * @throws MalformedPacketException when it is none
   */
  Optional<Packet> text(String message) {
    if (incomplete != null) {
      throw new MalformedPacketException("an attachment is due, and not text");
    }
    Cursor at = new Cursor(message);
    PacketType type =
        PacketType.of(at.next())
            .orElseThrow(() -> new MalformedPacketException("a packet's type is 0 to 6"));
    int count = type.hasAttachments() ? attachmentCount(at) : 0;
    String namespace = at.namespace();
    String number = at.digits();
    String rest = at.rest();
    Packet packet =
        new Packet(
            plain(type),
            namespace,
            number.isEmpty() ? null : Long.valueOf(number),
            rest.isEmpty() ? null : json(rest));
    check(packet);
    if (count == 0) {
      return Optional.of(packet);
    }
    incomplete = packet;
    missing = count;
    return Optional.empty();
  }

  /**
   * Takes an attachment.
   *
   * @return the packet, when it was its last
   * @throws MalformedPacketException when none is due, or its packet has no place for it
   */
  Optional<Packet> binary(byte[] attachment) {
    Packet waiting = incomplete;
    if (waiting == null) {
      throw new MalformedPacketException("an attachment follows a packet that says so");
    }
    attachments.add(attachment);
    if (attachments.size() < missing) {
      return Optional.empty();
    }
    JsonNode whole = Attachments.inserted(waiting.data(), List.copyOf(attachments));
    incomplete = null;
    attachments.clear();
    return Optional.of(new Packet(waiting.type(), waiting.namespace(), waiting.id(), whole));
  }

  private static int attachmentCount(Cursor at) {
    String digits = at.digits();
    if (digits.isEmpty() || digits.length() > 3 || at.next() != '-') {
      throw new MalformedPacketException("a binary packet says how many attachments it has");
    }
    int count = Integer.parseInt(digits);
    if (count < 1 || count > MOST_ATTACHMENTS) {
      throw new MalformedPacketException(
          "a binary packet has 1 to " + MOST_ATTACHMENTS + " attachments");
    }
    return count;
  }

  private static PacketType plain(PacketType type) {
    return switch (type) {
      case BINARY_EVENT -> PacketType.EVENT;
      case BINARY_ACK -> PacketType.ACK;
      default -> type;
    };
  }

  private static JsonNode json(String text) {
    try {
      return IoJson.MAPPER.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new MalformedPacketException("a packet's data is JSON");
    }
  }

  private static void check(Packet packet) {
    JsonNode data = packet.data();
    boolean right =
        switch (packet.type()) {
          case CONNECT -> data == null || data.isObject();
          case DISCONNECT -> data == null;
          case EVENT -> data != null && data.isArray() && isName(data.path(0));
          case ACK -> data != null && data.isArray() && packet.id() != null;
          // What only a server says.
          default -> false;
        };
    if (!right) {
      throw new MalformedPacketException(
          "a packet's data is an object to connect, none to disconnect, an array with a name"
              + " that is not reserved for an event");
    }
  }

  private static boolean isName(JsonNode name) {
    return name.isNumber() || (name.isTextual() && !RESERVED.contains(name.textValue()));
  }

  /** How far a message is read. */
  private static final class Cursor {

    private static final char END = '\0';

    private final String text;
    private int at;

    private Cursor(String text) {
      this.text = text;
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : END;
    }

    private char next() {
      char next = peek();
      at++;
      return next;
    }

    private String digits() {
      int from = at;
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      if (at - from > LONGEST_NUMBER) {
        throw new MalformedPacketException("a number has at most " + LONGEST_NUMBER + " digits");
      }
      return text.substring(from, at);
    }

    private String namespace() {
      if (peek() != '/') {
        return "/";
      }
      int comma = text.indexOf(',', at);
      int end = comma < 0 ? text.length() : comma;
      if (end - at > LONGEST_NAMESPACE) {
        throw new MalformedPacketException(
            "a namespace has at most " + LONGEST_NAMESPACE + " characters");
      }
      String namespace = text.substring(at, end);
      at = comma < 0 ? end : end + 1;
      return namespace;
    }

    private String rest() {
      return text.substring(Math.min(at, text.length()));
    }
  }
}
