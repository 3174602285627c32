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
    after.values().forEach(this::update);
    entities.flush();
  }

  private void update(Job job) {
    JobRow row = entities.find(JobRow.class, job.id().value());
    if (row == null) {
      throw new IllegalStateException("job " + job.id() + " has events and was never stored");
    }
    row.update(job);
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
