package io.chorale.socketio;

import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.orchestration.JobOrchestrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a client goes on that has come back. All that is needed is in what it brings; what is
 * remembered here are the rooms that a client entered or left in the very moment it was cut off.
 */
@ApplicationScoped
class Comebacks {

  /** Of those who went last; some hundred bytes each. */
  private static final int MOST_REMEMBERED = 5_000;

  private final ToLongFunction<JobId> lastSeq;
  private final Predicate<JobId> over;
  private final Map<String, Client> present = new ConcurrentHashMap<>();
  private final Map<String, List<Change>> departed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Change>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  @Inject
  Comebacks(JobOrchestrator orchestrator) {
    this(
        orchestrator::lastSeq, job -> orchestrator.state(job).filter(JobState::isOver).isPresent());
  }

  /**
   * @param lastSeq of a job's last event; 0 when there is no such job
   * @param over whether no event of a job can follow
   */
  Comebacks(ToLongFunction<JobId> lastSeq, Predicate<JobId> over) {
    this.lastSeq = lastSeq;
    this.over = over;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Comebacks() {
    this(null, null);
  }

  /** A client has come, or come back. */
  void came(Client client) {
    present.put(key(client.namespace(), client.identity().pid()), client);
  }

  /** A client that may come back has gone. */
  void went(Client client) {
    String key = key(client.namespace(), client.identity().pid());
    List<Change> history = client.history();
    if (present.remove(key, client) && !history.isEmpty()) {
      synchronized (departed) {
        departed.put(key, history);
      }
    }
  }

  /** A client has said goodbye. */
  void left(Client client) {
    present.remove(key(client.namespace(), client.identity().pid()), client);
  }

  /**
   * Where a client goes on. If it is still here by another connection, that one is closed.
   *
   * @param offset as it sent it; null when it had got no event
   * @return empty when it cannot, and is to begin anew
   */
  Optional<Rooms> rooms(String namespace, Identity identity, @Nullable String offset) {
    Optional<Rooms> brought = offset == null ? Optional.of(identity.first()) : Rooms.parse(offset);
    return brought
        .map(rooms -> rooms.behind(history(namespace, identity)))
        .filter(this::isPast)
        .map(rooms -> rooms.without(this::isSettled));
  }

  /** Whether it has all of a job that is over: its room ends with it. */
  private boolean isSettled(JobId job, JobCursor cursor) {
    return over.test(job) && cursor.whole() == lastSeq.applyAsLong(job);
  }

  private List<Change> history(String namespace, Identity identity) {
    String key = key(namespace, identity.pid());
    Client still = present.remove(key);
    if (still != null) {
      List<Change> history = still.history();
      still.supersede();
      return history;
    }
    synchronized (departed) {
      List<Change> remembered = departed.remove(key);
      return remembered == null ? List.of() : remembered;
    }
  }

  /** Whether all of it has happened: nobody has seen what has not. */
  private boolean isPast(Rooms rooms) {
    return rooms.jobs().entrySet().stream()
        .allMatch(
            room -> {
              long last = lastSeq.applyAsLong(room.getKey());
              return last > 0 && room.getValue().seq() <= last;
            });
  }

  private static String key(String namespace, String pid) {
    return namespace + " " + pid;
  }
}
