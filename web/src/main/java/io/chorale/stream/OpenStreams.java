package io.chorale.stream;

import io.chorale.job.JobId;
import io.chorale.orchestration.JobOrchestrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The streams that end when their client leaves, by its sid.
 *
 * <p>Easy to get wrong: a client may be back by a new connection before the old one is known to be
 * gone, and is the same client then. So a connection takes its client's streams with it only if no
 * other has come since.
 */
@ApplicationScoped
class OpenStreams {

  /** When a client has so many, those that are over are looked for and forgotten. */
  private static final int MANY = 100;

  private final Predicate<JobId> over;
  private final Map<String, Held> clients = new ConcurrentHashMap<>();

  private record Held(Object connection, Set<JobId> streams) {}

  @Inject
  OpenStreams(JobOrchestrator orchestrator) {
    this(job -> orchestrator.state(job).filter(state -> !state.isOver()).isEmpty());
  }

  /**
   * @param over whether a job is no longer at work
   */
  OpenStreams(Predicate<JobId> over) {
    this.over = over;
  }

  /** For the container's proxy only. */
  protected OpenStreams() {
    this(job -> true);
  }

  /** A client has come, or come back. */
  void came(String client, Object connection) {
    clients.compute(
        client,
        (sid, before) ->
            new Held(connection, before == null ? new LinkedHashSet<>() : before.streams));
  }

  /**
   * A client has a stream more.
   *
   * @return false when it has gone meanwhile, or come back by another connection
   */
  boolean add(String client, Object connection, JobId stream) {
    Held now =
        clients.computeIfPresent(
            client,
            (sid, held) -> {
              if (held.connection.equals(connection)) {
                if (held.streams.size() >= MANY) {
                  held.streams.removeIf(over);
                }
                held.streams.add(stream);
              }
              return held;
            });
    return now != null && now.connection.equals(connection);
  }

  /** A connection has ended; answers the streams that end with it. */
  Set<JobId> went(String client, Object connection) {
    Set<JobId> ended = new LinkedHashSet<>();
    clients.computeIfPresent(
        client,
        (sid, held) -> {
          if (!held.connection.equals(connection)) {
            return held;
          }
          ended.addAll(held.streams);
          return null;
        });
    return ended;
  }

  /** How many clients there are. */
  int size() {
    return clients.size();
  }
}
