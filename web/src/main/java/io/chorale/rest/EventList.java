package io.chorale.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chorale.event.JobEvent;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobState;
import io.chorale.orchestration.EventPage;
import io.chorale.orchestration.EventPage.Gap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of a job behind a cursor, each in the envelope that the WebSocket sends.
 *
 * @param lastSeq of the job's last event, whether it is here or not
 * @param more whether further events wait already
 * @param state where the job stands; nothing follows {@code lastSeq} once that is not running
 * @param gap those behind the cursor that are no longer kept; left out when all are there
 */
public record EventList(
    List<RecordedEvent> events,
    long lastSeq,
    boolean more,
    String state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Gap gap) {

  /**
   * @param before where the job stood before the page was read: of one that is over, the page then
   *     lacks nothing
   */
  static EventList of(EventPage page, JobState before) {
    List<RecordedEvent> events = page.events();
    JobEvent last = events.isEmpty() ? null : events.get(events.size() - 1).event();
    JobState state = last instanceof JobEvent.JobEnded end ? end.state() : before;
    return new EventList(events, page.lastSeq(), page.more(), state.word(), page.gap());
  }
}
