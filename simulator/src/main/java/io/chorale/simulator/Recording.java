package io.chorale.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A response of a real provider as it came over the wire.
 *
 * @param body not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Served byte for byte, and never compared.
record Recording(int status, byte[] body) {

  /** Where the body is after {@code events} of its events, at most at its end. */
  int after(int events) {
    List<Integer> ends = ends();
    if (events == 0) {
      return 0;
    }
    return events > ends.size() ? body.length : ends.get(events - 1);
  }

  /** The end of the event in which {@code position} is. */
  int eventEnd(int position) {
    return ends().stream().filter(end -> end >= position).findFirst().orElse(body.length);
  }

  /** Behind each blank line that ends an event; lines end with LF or CRLF. */
  private List<Integer> ends() {
    List<Integer> ends = new ArrayList<>();
    boolean lineIsEmpty = true;
    boolean eventIsEmpty = true;
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '\n') {
        if (lineIsEmpty && !eventIsEmpty) {
          ends.add(i + 1);
          eventIsEmpty = true;
        }
        lineIsEmpty = true;
      } else if (body[i] != '\r') {
        lineIsEmpty = false;
        eventIsEmpty = false;
      }
    }
    return ends;
  }
}
