package io.chorale.persistence;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The journal's rows by JDBC batches, as an event is kept for every token; the jobs they change by
 * JPA, in the same transaction.
 */
@ApplicationScoped
class JournalInDatabase implements Journal {

  @PersistenceContext(unitName = "chorale")
  EntityManager entities;

  @Resource(lookup = Database.NAME)
  DataSource dataSource;

  /** For the container, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  protected JournalInDatabase() {}

  JournalInDatabase(EntityManager entities, DataSource dataSource) {
    this.entities = entities;
    this.dataSource = dataSource;
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void append(List<RecordedEvent> batch, Map<JobId, Job> after) {
    try (Connection connection = dataSource.getConnection()) {
      EventRows.insert(connection, batch);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
    if (!after.isEmpty()) {
      update(after);
    }
  }

  private void update(Map<JobId, Job> after) {
    List<JobRow> rows =
        entities
            .createQuery(
                "select distinct j from JobRow j left join fetch j.teams where j.id in :ids",
                JobRow.class)
            .setParameter("ids", after.keySet().stream().map(JobId::value).toList())
            .getResultList();
    if (rows.size() < after.size()) {
      throw new IllegalStateException("a job has events and was never stored");
    }
    for (JobRow row : rows) {
      row.update(Objects.requireNonNull(after.get(new JobId(row.id))));
    }
    entities.flush();
  }

  @Override
  public List<RecordedEvent> read(JobId job, long after, int limit) {
    try (Connection connection = dataSource.getConnection()) {
      return EventRows.read(connection, job, after, limit);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  public long lastSeq(JobId job) {
    try (Connection connection = dataSource.getConnection()) {
      return EventRows.lastSeq(connection, job);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }
}
