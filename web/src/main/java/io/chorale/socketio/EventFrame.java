package io.chorale.socketio;

import io.chorale.engineio.Messages;
import io.chorale.hub.Frame;
import io.chorale.job.JobId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that go to clients of one namespace as they are, but for the offset, which is put behind
 * the arguments as their turn comes. What is written for one client is kept for the next, who most
 * often stands where that one does.
 */
public final class EventFrame extends Frame {

  private final String namespace;
  private final List<String> packets;
  private final @Nullable JobId job;
  private final @Nullable String room;
  private final String cursor;
  private final boolean last;
  private volatile @Nullable Written written;

  private record Written(String standing, Frame frame) {}

  private EventFrame(
      String namespace,
      List<String> packets,
      @Nullable JobId job,
      @Nullable String room,
      String cursor,
      boolean last) {
    super(Messages.together(packets));
    this.namespace = namespace;
    this.packets = packets;
    this.job = job;
    this.room = room;
    this.cursor = cursor;
    this.last = last;
  }

  /** An event that changes nothing about where its clients stand. */
  public static EventFrame of(String namespace, String event, Object... arguments) {
    String packet = PacketWriter.event(namespace, event, List.of(arguments));
    return new EventFrame(namespace, List.of(packet), null, null, "", false);
  }

  /** The same, by which its clients come to stand at that mark. */
  public EventFrame marking(String mark, String at) {
    Rooms unused = Rooms.NONE.with(mark, at);
    return new EventFrame(namespace, packets, null, mark, at, false);
  }

  /**
   * What an event of a job is to its clients.
   *
   * @param packets that tell of it; none where there is nothing to tell
   * @param last whether nothing of the job can follow
   */
  static EventFrame of(
      String namespace, List<String> packets, JobId job, String room, long seq, boolean last) {
    return new EventFrame(namespace, List.copyOf(packets), job, room, Long.toString(seq), last);
  }

  String namespace() {
    return namespace;
  }

  /** Null where it is not an event of a job. */
  @Nullable JobId job() {
    return job;
  }

  /** In which it moves its clients on; null for none. */
  @Nullable String room() {
    return room;
  }

  /** To where. */
  String cursor() {
    return cursor;
  }

  boolean isLast() {
    return last;
  }

  /**
   * The frame for clients that stand so.
   *
   * @param standing all of their offset but this frame's own cursor, which ends it
   * @param skipped how many packets they have already
   * @return null when there is nothing to send
   */
  @Nullable Frame at(String standing, int skipped) {
    if (skipped >= packets.size()) {
      return null;
    } else if (skipped > 0) {
      return write(standing, skipped);
    }
    Written before = written;
    if (before != null && before.standing.equals(standing)) {
      return before.frame;
    }
    Frame frame = write(standing, 0);
    written = new Written(standing, frame);
    return frame;
  }

  private Frame write(String standing, int skipped) {
    List<String> complete = new ArrayList<>(packets.size());
    for (int i = skipped; i < packets.size(); i++) {
      boolean whole = i == packets.size() - 1;
      complete.add(
          Offsets.inserted(packets.get(i), standing + (whole ? cursor : cursor + "." + (i + 1))));
    }
    return new Frame(Messages.together(complete));
  }
}
