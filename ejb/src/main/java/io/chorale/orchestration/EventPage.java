package io.chorale.orchestration;

import io.chorale.event.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a job's events.
 *
 * @param events in order
 * @param journalled the seq of the job's last event when the page was read, whether it is on the
 *     page or not
 * @param gap what lay behind the cursor and is no longer kept; null when all is there
 */
public record EventPage(List<RecordedEvent> events, long journalled, @Nullable Gap gap) {

  public EventPage {
    events = List.copyOf(events);
  }

  public EventPage(List<RecordedEvent> events, long journalled) {
    this(events, journalled, null);
  }

  /** Events that are no longer kept, the first and the last. */
  public record Gap(long fromSeq, long toSeq) {}

  /** The seq of the job's last event that is known here. */
  public long lastSeq() {
    return Math.max(journalled, lastOnPage());
  }

  /** Whether further events wait beyond this page. */
  public boolean more() {
    return !events.isEmpty() && lastOnPage() < journalled;
  }

  private long lastOnPage() {
    return events.isEmpty() ? 0 : events.get(events.size() - 1).seq();
  }
}
