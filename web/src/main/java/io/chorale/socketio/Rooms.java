package io.chorale.socketio;

import io.chorale.job.JobId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a client of a namespace stands: the jobs that it follows and how far it has each, and marks
 * of the face's own. Written as {@code 2~<room>:<cursor>~<room>:<cursor>}, of which the number says
 * how often the client entered or left a room until then; a job's room is its id in 22 characters
 * of base64, a mark's a word of small letters.
 */
public final class Rooms {

  /** Of somebody who has just come. */
  public static final Rooms NONE = new Rooms(0, Map.of());

  /** Beyond what a client may enter. */
  private static final int LONGEST = 8_000;

  private static final Pattern CHANGES = Pattern.compile("[0-9]{1,9}");
  private static final Pattern MARK = Pattern.compile("[a-z]{1,20}");
  private static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

  private final int changes;
  private final Map<String, String> cursors;

  private Rooms(int changes, Map<String, String> cursors) {
    this.changes = changes;
    this.cursors = cursors;
  }

  /**
   * With one mark more.
   *
   * @param mark at most 20 small letters
   * @param cursor at most 60 letters, digits, and {@code _.-}
   */
  public Rooms with(String mark, String cursor) {
    if (!isMark(mark) || !CURSOR.matcher(cursor).matches()) {
      throw new IllegalArgumentException("no mark: " + mark + " " + cursor);
    }
    Map<String, String> more = new LinkedHashMap<>(cursors);
    more.put(mark, cursor);
    return new Rooms(changes, more);
  }

  /** What a face has had the client remember under that name. */
  public Optional<String> mark(String mark) {
    return Optional.ofNullable(cursors.get(mark));
  }

  /** The jobs that it follows. */
  public Map<JobId, JobCursor> jobs() {
    Map<JobId, JobCursor> jobs = new LinkedHashMap<>();
    cursors.forEach(
        (room, cursor) -> {
          JobId job = job(room);
          if (job != null) {
            jobs.put(job, JobCursor.parse(cursor).orElseThrow());
          }
        });
    return jobs;
  }

  Rooms without(BiPredicate<JobId, JobCursor> unwanted) {
    Map<String, String> fewer = new LinkedHashMap<>(cursors);
    jobs()
        .forEach(
            (job, cursor) -> {
              if (unwanted.test(job, cursor)) {
                fewer.remove(room(job));
              }
            });
    return new Rooms(changes, fewer);
  }

  Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>(cursors);
    marks.keySet().removeIf(room -> !isMark(room));
    return marks;
  }

  /** How often rooms were entered or left. */
  int changes() {
    return changes;
  }

  /** With what has happened since, of all that was remembered. */
  Rooms behind(List<Change> history) {
    int now = changes;
    Map<String, String> rooms = new LinkedHashMap<>(cursors);
    for (Change change : history) {
      if (change.number() > now) {
        now = change.number();
        if (change.cursor() == null) {
          rooms.remove(change.room());
        } else {
          rooms.put(change.room(), change.cursor());
        }
      }
    }
    return new Rooms(now, rooms);
  }

  private static boolean isMark(String room) {
    return MARK.matcher(room).matches();
  }

  /** Reads what a client sent back; empty when it is nothing that we ever wrote. */
  static Optional<Rooms> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String[] entries = text.split("~", -1);
    if (!CHANGES.matcher(entries[0]).matches()) {
      return Optional.empty();
    }
    Map<String, String> cursors = new LinkedHashMap<>();
    for (int i = 1; i < entries.length; i++) {
      int colon = entries[i].indexOf(':');
      String room = colon < 0 ? "" : entries[i].substring(0, colon);
      String cursor = entries[i].substring(colon + 1);
      if (!isRoom(room, cursor) || cursors.put(room, cursor) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Rooms(Integer.parseInt(entries[0]), cursors));
  }

  private static boolean isRoom(String room, String cursor) {
    return isMark(room)
        ? CURSOR.matcher(cursor).matches()
        : job(room) != null && JobCursor.parse(cursor).isPresent();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(changes);
    cursors.forEach((room, cursor) -> text.append('~').append(room).append(':').append(cursor));
    return text.toString();
  }

  /** A job's room. */
  static String room(JobId job) {
    UUID id = job.value();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static @Nullable JobId job(String room) {
    if (!JOB.matcher(room).matches()) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(room));
      JobId job = new JobId(new UUID(bytes.getLong(), bytes.getLong()));
      // Else one job had several rooms: the last character has bits to spare.
      return room(job).equals(room) ? job : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
