package io.chorale.socketio;

import io.chorale.event.RecordedEvent;
import io.chorale.hub.Frame;
import io.chorale.hub.FrameFormat;
import io.chorale.job.Job;
import java.util.List;

/** Writes a job's events for the clients of a namespace; one object for all of them. */
public final class EventFrames implements FrameFormat {

  private final String namespace;
  private final Translation translation;

  public EventFrames(String namespace, Translation translation) {
    this.namespace = namespace;
    this.translation = translation;
  }

  @Override
  public String event(RecordedEvent event) {
    return frame(event).text();
  }

  @Override
  public String gap(Job snapshot, long from, long to) {
    return gapFrame(snapshot, from, to).text();
  }

  @Override
  public Frame frame(RecordedEvent event) {
    return EventFrame.of(
        namespace,
        written(translation.event(event)),
        event.job(),
        Rooms.room(event.job()),
        event.seq(),
        event.isLast());
  }

  @Override
  public Frame gapFrame(Job snapshot, long from, long to) {
    return EventFrame.of(
        namespace,
        written(translation.gap(snapshot, from, to)),
        snapshot.id(),
        Rooms.room(snapshot.id()),
        to,
        false);
  }

  private List<String> written(List<SocketEvent> events) {
    return events.stream()
        .map(event -> PacketWriter.event(namespace, event.name(), event.arguments()))
        .toList();
  }
}
