package io.chorale.socketio;

import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import java.util.List;

/**
 * What the events of a job are to a face's clients. The same event is always the same to them: it
 * may be asked for again, by another node or after a restart.
 */
public interface Translation {

  /** Nothing, one, or several, in order. */
  List<SocketEvent> event(RecordedEvent event);

  /** As {@link io.chorale.hub.FrameFormat#gap}. */
  List<SocketEvent> gap(Job snapshot, long from, long to);
}
