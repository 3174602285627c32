package io.chorale.persistence;

import io.chorale.event.Keeping.Arrival;
import io.chorale.event.Refusals.Repeat;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.RequestKey;
import io.chorale.job.RequestKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of the table {@code request_key}.
 *
 * <p>Where two nodes use a key at the same instant the primary key lets one of them commit; the
 * other's batch fails as a whole, is given again, and finds the first one's job.
 */
final class RequestKeyRows {

  private static final String FIND =
      "select job_id, request from request_key"
          + " where owner = ? and request_key = ? and asked_at > ?";

  private static final String FREE =
      "delete from request_key where owner = ? and request_key = ? and asked_at <= ?";

  private static final String INSERT =
      "insert into request_key (owner, request_key, request, job_id, asked_at)"
          + " values (?, ?, ?, ?, ?)";

  private RequestKeyRows() {}

  private record Use(String owner, String key) {}

  /** The jobs whose owners have used their keys before, be it in the same batch. */
  static Map<JobId, Repeat> repeats(Connection connection, List<Arrival> arrivals)
      throws SQLException {
    Map<JobId, Repeat> repeats = new HashMap<>();
    Map<Use, Arrival> first = new HashMap<>();
    for (Arrival arrival : arrivals) {
      RequestKey key = arrival.key();
      if (key != null) {
        Job job = arrival.job();
        Repeat repeat = find(connection, job, key);
        if (repeat == null) {
          Arrival before = first.putIfAbsent(new Use(job.owner(), key.value()), arrival);
          repeat = before == null ? null : repeat(before, key);
        }
        if (repeat != null && !repeat.job().equals(job.id())) {
          repeats.put(job.id(), repeat);
        }
      }
    }
    return repeats;
  }

  private static Repeat repeat(Arrival before, RequestKey key) {
    RequestKey first = before.key();
    return new Repeat(before.job().id(), first != null && first.request().equals(key.request()));
  }

  private static @Nullable Repeat find(Connection connection, Job job, RequestKey key)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, Keepable.text(job.owner()));
      find.setString(2, key.value());
      find.setObject(3, job.createdAt().minus(RequestKeys.LIFE).atOffset(ZoneOffset.UTC));
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? new Repeat(
                new JobId(row.getObject(1, UUID.class)), key.request().equals(row.getString(2)))
            : null;
      }
    }
  }

  static void insert(Connection connection, List<Arrival> kept) throws SQLException {
    for (Arrival arrival : kept) {
      RequestKey key = arrival.key();
      if (key != null) {
        insert(connection, arrival.job(), key);
      }
    }
  }

  private static void insert(Connection connection, Job job, RequestKey key) throws SQLException {
    String owner = Keepable.text(job.owner());
    try (PreparedStatement free = connection.prepareStatement(FREE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      // Of a use so long ago that it no longer counts.
      free.setString(1, owner);
      free.setString(2, key.value());
      free.setObject(3, job.createdAt().minus(RequestKeys.LIFE).atOffset(ZoneOffset.UTC));
      free.executeUpdate();
      insert.setString(1, owner);
      insert.setString(2, key.value());
      insert.setString(3, key.request());
      insert.setObject(4, job.id().value());
      insert.setObject(5, job.createdAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  static void forget(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement forget =
        connection.prepareStatement("delete from request_key where asked_at < ?")) {
      forget.setObject(1, before.atOffset(ZoneOffset.UTC));
      forget.executeUpdate();
    }
  }
}
