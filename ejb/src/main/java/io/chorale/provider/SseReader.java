package io.chorale.provider;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads an event stream from pieces of any size, as the HTML standard has it (section 9.2.6): lines
 * end with CR, LF or both, a byte order mark is dropped, comments and unknown fields are passed
 * over, and an event ends with a blank line. What is left without one is an event too at {@link
 * #end}: some providers forget it. Of what is passed over nothing is kept.
 */
public final class SseReader {

  /** The longest field name that means anything, or a byte order mark and that one. */
  private static final int NAME_BYTES = 8;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Where in a line the reader is. */
  private enum At {
    NAME,
    FIRST_OF_VALUE,
    VALUE,
    PASSED_OVER
  }

  private final Consumer<SseEvent> events;
  private final BoundedBytes data;
  private final BoundedBytes type;
  private final byte[] name = new byte[NAME_BYTES];
  private int nameLength;
  private At at = At.NAME;
  private BoundedBytes value;
  private boolean hasData;
  private boolean afterCarriageReturn;
  private boolean firstLine = true;

  /**
   * @param maxEventBytes the most that one event may have
   */
  public SseReader(int maxEventBytes, Consumer<SseEvent> events) {
    this.events = events;
    this.data = new BoundedBytes(maxEventBytes);
    this.type = new BoundedBytes(maxEventBytes);
    this.value = data;
  }

  /**
   * @throws TooLargeEvent when one event has more bytes than it may have
   */
  public void read(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    int from = 0;
    while (from < copy.length) {
      byte next = copy[from++];
      if (next == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
      } else if (next == '\n' || next == '\r') {
        afterCarriageReturn = next == '\r';
        endLine();
      } else {
        afterCarriageReturn = false;
        inLine(next);
        from = restOfLine(copy, from);
      }
    }
  }

  /** Most bytes are of values: they are taken as they lie there, up to the line's end. */
  private int restOfLine(byte[] bytes, int from) {
    if (at != At.VALUE && at != At.PASSED_OVER) {
      return from;
    }
    int end = from;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    if (at == At.VALUE) {
      value.add(bytes, from, end - from);
    }
    return end;
  }

  /** The stream is over. */
  public void end() {
    if (at != At.NAME || nameLength > 0) {
      endLine();
    }
    dispatch();
  }

  private void inLine(byte next) {
    switch (at) {
      case NAME -> {
        if (next == ':') {
          beginValue();
        } else if (nameLength < NAME_BYTES) {
          name[nameLength++] = next;
          dropByteOrderMark();
        } else {
          at = At.PASSED_OVER;
        }
      }
      case FIRST_OF_VALUE -> {
        at = At.VALUE;
        if (next != ' ') {
          value.add(next);
        }
      }
      case VALUE -> value.add(next);
      case PASSED_OVER -> {
        // Until the line ends.
      }
    }
  }

  private void dropByteOrderMark() {
    if (firstLine && nameLength == BYTE_ORDER_MARK.length) {
      firstLine = false;
      if (Arrays.equals(name, 0, nameLength, BYTE_ORDER_MARK, 0, nameLength)) {
        nameLength = 0;
      }
    }
  }

  private void beginValue() {
    at = At.FIRST_OF_VALUE;
    switch (new String(name, 0, nameLength, StandardCharsets.ISO_8859_1)) {
      case "data" -> {
        if (hasData) {
          data.add((byte) '\n');
        }
        hasData = true;
        value = data;
      }
      case "event" -> {
        type.clear();
        value = type;
      }
      default -> at = At.PASSED_OVER;
    }
  }

  private void endLine() {
    boolean blank = at == At.NAME && nameLength == 0;
    if (at == At.NAME && !blank) {
      // A field without a colon has an empty value.
      beginValue();
    }
    at = At.NAME;
    nameLength = 0;
    firstLine = false;
    if (blank) {
      dispatch();
    }
  }

  private void dispatch() {
    String kind = type.size() == 0 ? "message" : type.text();
    type.clear();
    if (hasData) {
      String text = data.text();
      data.clear();
      hasData = false;
      events.accept(new SseEvent(kind, text));
    }
  }
}
