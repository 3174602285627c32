package io.chorale.provider;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads an event stream from pieces of any size, as the HTML standard has it (section 9.2.6): lines
 * end with CR, LF or both, a byte order mark is dropped, comments and unknown fields are passed
 * over, and an event ends with a blank line. What is left without one is an event too at {@link
 * #end}: some providers forget it.
 */
public final class SseReader {

  /** An event may carry a whole file; more than this is not an answer any more. */
  static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

  private final Consumer<SseEvent> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private boolean hasData;
  private boolean afterCarriageReturn;
  private boolean firstLine = true;

  public SseReader(Consumer<SseEvent> events) {
    this.events = events;
  }

  /**
   * @throws IllegalStateException when one event is too large
   */
  public void read(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
      } else if (next == '\n' || next == '\r') {
        afterCarriageReturn = next == '\r';
        endLine();
      } else {
        afterCarriageReturn = false;
        line.write(next);
        if (line.size() + data.length() > MAX_EVENT_BYTES) {
          throw new IllegalStateException("an event of more than 16 MB");
        }
      }
    }
  }

  /** The stream is over. */
  public void end() {
    if (line.size() > 0) {
      endLine();
    }
    dispatch();
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (firstLine && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    firstLine = false;
    if (text.isEmpty()) {
      dispatch();
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    field(field, value.startsWith(" ") ? value.substring(1) : value);
  }

  private void field(String field, String value) {
    if (field.equals("data")) {
      if (hasData) {
        data.append('\n');
      }
      data.append(value);
      hasData = true;
    } else if (field.equals("event")) {
      type = value;
    }
  }

  private void dispatch() {
    if (hasData) {
      SseEvent event = new SseEvent(type.isEmpty() ? "message" : type, data.toString());
      data.setLength(0);
      hasData = false;
      type = "";
      events.accept(event);
    }
    type = "";
  }
}
