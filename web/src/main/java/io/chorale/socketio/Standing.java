package io.chorale.socketio;

import io.chorale.hub.Frame;
import io.chorale.job.JobId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where one client stands as its frames are sent, one after the other. */
final class Standing {

  /** What may have happened to rooms while nothing reached the client. */
  private static final int MOST_CHANGES = 200;

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Deque<Change> history = new ArrayDeque<>(1);
  private final Consumer<JobId> over;
  private int changes;

  // What was written for the room that moved last; it holds while no other does.
  private @Nullable String lastRoom;
  private String lastStanding = "";

  private static final class Place {
    private final JobCursor partly;
    private String cursor;

    private Place(String cursor, JobCursor partly) {
      this.cursor = cursor;
      this.partly = partly;
    }

    /** How many packets of that event the client had before it came back. */
    private int partsOf(String seq) {
      return partly.part() > 0 && Long.toString(partly.seq()).equals(seq) ? partly.part() : 0;
    }
  }

  /**
   * @param start where it stands already, though it may not follow those jobs yet
   * @param over told when a job's last event was sent, by which the client has left its room
   */
  Standing(Rooms start, Consumer<JobId> over) {
    this.over = over;
    this.changes = start.changes();
    start.marks().forEach((mark, at) -> places.put(mark, new Place(at, JobCursor.behind(0))));
    start.jobs().forEach((job, at) -> places.put(Rooms.room(job), new Place(at.toString(), at)));
  }

  /**
   * @return false when it stands there already
   */
  synchronized boolean enter(JobId job, long after) {
    String room = Rooms.room(job);
    if (places.containsKey(room)) {
      return false;
    }
    JobCursor cursor = JobCursor.behind(after);
    places.put(room, new Place(cursor.toString(), cursor));
    changed(room, cursor.toString());
    return true;
  }

  synchronized void leave(JobId job) {
    String room = Rooms.room(job);
    places.remove(room);
    changed(room, null);
  }

  private void changed(String room, @Nullable String cursor) {
    changes++;
    history.add(new Change(changes, room, cursor));
    if (history.size() > MOST_CHANGES) {
      history.remove();
    }
    lastRoom = null;
  }

  synchronized boolean isIn(JobId job) {
    return places.containsKey(Rooms.room(job));
  }

  /** The rooms that were entered and left, which the client may not have been told of. */
  synchronized List<Change> history() {
    return List.copyOf(history);
  }

  /**
   * Writes a frame whose turn has come.
   *
   * @return null when there is nothing to send: the client has left the room, or has it already
   */
  @Nullable Frame turn(EventFrame frame) {
    Frame written = write(frame);
    JobId ended = frame.job();
    if (frame.isLast() && ended != null) {
      forget(ended);
      over.accept(ended);
    }
    return written;
  }

  /** No change that is to be remembered: who has not got the last event is in the room still. */
  private synchronized void forget(JobId ended) {
    places.remove(Rooms.room(ended));
    lastRoom = null;
  }

  private synchronized @Nullable Frame write(EventFrame frame) {
    String room = frame.room();
    if (room == null) {
      lastRoom = null;
      return frame.at(changes + joined(""), 0);
    }
    Place place = places.get(room);
    if (place == null && frame.job() != null) {
      return null;
    }
    if (!room.equals(lastRoom)) {
      lastRoom = room;
      lastStanding = changes + joined(room) + "~" + room + ":";
    }
    if (place == null) {
      places.put(room, new Place(frame.cursor(), JobCursor.behind(0)));
      return frame.at(lastStanding, 0);
    }
    place.cursor = frame.cursor();
    return frame.at(lastStanding, place.partsOf(frame.cursor()));
  }

  /** Where it stands in all other rooms, with a separator before each. */
  private String joined(String without) {
    return places.entrySet().stream()
        .filter(place -> !place.getKey().equals(without))
        .map(place -> "~" + place.getKey() + ":" + place.getValue().cursor)
        .collect(Collectors.joining());
  }
}
