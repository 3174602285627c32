package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.engineio.Caller;
import io.chorale.engineio.EngineSession;
import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Watcher;
import io.chorale.job.JobId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One connection to a namespace, as its face has it. Safe for several threads. */
public final class Client {

  /** Each is a part of every offset. */
  private static final int MOST_ROOMS = 100;

  /** Tells a client where it stands, by the offset alone. */
  private static final String OFFSET = "offset";

  private final String namespace;
  private final Identity identity;
  private final EngineSession session;
  private final JsonNode auth;
  private final Rooms rooms;
  private final boolean recovered;
  private final boolean recoverable;
  private final Standing standing;
  private final Set<JobId> followed = ConcurrentHashMap.newKeySet();
  private volatile boolean gone;
  private volatile boolean superseded;

  Client(
      Namespace namespace,
      Identity identity,
      EngineSession session,
      JsonNode auth,
      Rooms rooms,
      boolean recovered) {
    this.namespace = namespace.name();
    this.recoverable = namespace.recovers();
    this.identity = identity;
    this.session = session;
    this.auth = auth;
    this.rooms = rooms;
    this.recovered = recovered;
    this.standing = new Standing(rooms, this::unfollow);
  }

  /** Names it among the clients of its namespace; the same when it has come back. */
  public String sid() {
    return identity.sid();
  }

  public Caller caller() {
    return session.caller();
  }

  /** What it sent with its wish to connect, an object. */
  public JsonNode auth() {
    return auth;
  }

  /** The transport of the moment: {@code polling} or {@code websocket}. */
  public String transport() {
    return session.transport();
  }

  /** Whether it has come back and goes on where it stood. */
  public boolean recovered() {
    return recovered;
  }

  /** Where it stood when it came. */
  public Rooms rooms() {
    return rooms;
  }

  /** Sends an event. */
  public void emit(String event, Object... arguments) {
    emit(EventFrame.of(namespace, event, arguments));
  }

  /** Sends an event that may go to others too. */
  public void emit(EventFrame event) {
    if (!gone) {
      watcher().tell(event);
    }
  }

  /**
   * Has the job's events come, until {@link #leave}, the job's end or the client's. A job that is
   * followed already goes on as before, also when another namespace of the connection follows it.
   *
   * @param after the last seq that the client has seen; 0 for none
   * @throws io.chorale.hub.TooManyWatchersException when too many watch that job
   * @throws TooManyRoomsException when it follows as many as it may
   */
  public void follow(JobId job, long after, EventFrames format) {
    if (mayFollow(job) && standing.enter(job, after)) {
      tellOffset();
      begin(job, after, format);
    }
  }

  /** Has the events of all jobs go on that it followed when it was cut off. */
  public void goOn(EventFrames format) {
    rooms
        .jobs()
        .forEach(
            (job, cursor) -> {
              if (mayFollow(job) && standing.isIn(job)) {
                begin(job, cursor.whole(), format);
              }
            });
  }

  private boolean mayFollow(JobId job) {
    if (gone || watcher().follows(job)) {
      return false;
    } else if (followed.size() >= MOST_ROOMS) {
      throw new TooManyRoomsException("A connection follows at most " + MOST_ROOMS + " jobs.");
    }
    return true;
  }

  private void begin(JobId job, long after, EventFrames format) {
    followed.add(job);
    try {
      watcher().follow(job, after, format);
    } catch (RuntimeException refused) {
      leave(job);
      throw refused;
    }
  }

  /** Ends the coming of a job's events; none comes behind this. */
  public void leave(JobId job) {
    if (standing.isIn(job)) {
      standing.leave(job);
      unfollow(job);
      tellOffset();
    }
  }

  private void unfollow(JobId job) {
    if (followed.remove(job)) {
      watcher().unfollow(job);
    }
  }

  private void tellOffset() {
    if (recoverable) {
      emit(OFFSET);
    }
  }

  /** Ends the connection to this namespace; others of the same client go on. */
  public void disconnect() {
    if (!gone) {
      watcher().tell(PacketWriter.disconnect(namespace));
      end();
    }
  }

  /** Closes the whole connection behind what waits, so that the client comes back. */
  public void close(CloseReason reason) {
    session.close(reason);
  }

  String namespace() {
    return namespace;
  }

  Identity identity() {
    return identity;
  }

  boolean isGone() {
    return gone;
  }

  /** The rooms that it entered and left, of which it may not have been told. */
  List<Change> history() {
    return standing.history();
  }

  /** It follows nothing and is sent nothing any more. */
  void end() {
    gone = true;
    List.copyOf(followed).forEach(this::unfollow);
  }

  /** It is to come by another connection, and goes at once from this one. */
  void supersede() {
    superseded = true;
    session.abort(CloseReason.LEFT);
  }

  boolean isSuperseded() {
    return superseded;
  }

  /** An acknowledgement, which has no offset. */
  void answer(long id, Object... arguments) {
    if (!gone) {
      watcher().tell(PacketWriter.ack(namespace, id, List.of(arguments)));
    }
  }

  /** The frame whose turn has come, as it is sent. */
  @Nullable Frame turn(EventFrame frame) {
    if (gone) {
      return null;
    }
    return recoverable ? standing.turn(frame) : plain(frame);
  }

  private @Nullable Frame plain(EventFrame frame) {
    JobId job = frame.job();
    boolean left = job != null && !standing.isIn(job);
    return left || frame.text().isEmpty() ? null : frame;
  }

  private Watcher watcher() {
    return session.watcher();
  }
}
