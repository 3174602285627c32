package io.chorale.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chorale.event.RecordedEvent;
import io.chorale.orchestration.EventPage;
import io.chorale.orchestration.EventPage.Gap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of a job behind a cursor, each in the envelope that the WebSocket sends.
 *
 * @param lastSeq of the job's last event, whether it is here or not
 * @param more whether further events wait already
 * @param gap those behind the cursor that are no longer kept; left out when all are there
 */
public record EventList(
    List<RecordedEvent> events,
    long lastSeq,
    boolean more,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Gap gap) {

  static EventList of(EventPage page) {
    return new EventList(page.events(), page.lastSeq(), page.more(), page.gap());
  }
}
