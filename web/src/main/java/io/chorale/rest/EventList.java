package io.chorale.rest;

import io.chorale.event.RecordedEvent;
import io.chorale.orchestration.EventPage;
import java.util.List;

/**
 * Events of a job behind a cursor, each in the envelope that the WebSocket sends.
 *
 * @param lastSeq of the job's last event, whether it is here or not
 * @param more whether further events wait already
 */
public record EventList(List<RecordedEvent> events, long lastSeq, boolean more) {

  static EventList of(EventPage page) {
    return new EventList(page.events(), page.lastSeq(), page.more());
  }
}
