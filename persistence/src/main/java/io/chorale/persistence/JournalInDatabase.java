package io.chorale.persistence;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.Mark;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.event.Refusals.Repeat;
import io.chorale.event.UnkeepableException;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The journal's rows by JDBC batches, as an event is kept for every token; the jobs they change by
 * JPA, in the same transaction.
 *
 * <p>Easy to get wrong: an EJB, not a CDI bean with {@code @Transactional}. Payara takes a data
 * source's connection into a transaction only inside a component's call; on the writer's own thread
 * a CDI bean gets one in auto-commit, and each row becomes a commit of its own.
 */
@Stateless
@Local(Journal.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class JournalInDatabase implements Journal {

  @PersistenceContext(unitName = "chorale")
  EntityManager entities;

  @Resource(lookup = Database.NAME)
  DataSource dataSource;

  /** For the container, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  public JournalInDatabase() {}

  /** For whoever runs it outside of a container. */
  public JournalInDatabase(EntityManager entities, DataSource dataSource) {
    this.entities = entities;
    this.dataSource = dataSource;
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Refusals append(Keeping keeping) {
    try (Connection connection = dataSource.getConnection()) {
      Mark mark = keeping.mark();
      Optional<Refusals> before =
          mark == null ? Optional.empty() : WriterRows.begin(connection, mark);
      Map<JobId, Repeat> repeats = RequestKeyRows.repeats(connection, keeping.arrivals());
      return before.isPresent() ? before.get().with(repeats) : keep(connection, keeping, repeats);
    } catch (SQLException | RuntimeException failure) {
      throw Faults.of(failure);
    }
  }

  private Refusals keep(Connection connection, Keeping keeping, Map<JobId, Repeat> repeats)
      throws SQLException {
    LedgerWriting ledger = LedgerWriting.of(connection, keeping, repeats);
    if (!ledger.admitted().isEmpty()) {
      ledger.admitted().forEach(arrival -> entities.persist(new JobRow(arrival.job())));
      entities.flush();
      NodeRows.assign(connection, ledger.admitted());
      RequestKeyRows.insert(connection, ledger.admitted());
    }
    if (FoldedRows.closes(connection, keeping.events())) {
      throw new UnkeepableException("a job has events and its stream is closed");
    }
    EventRows.insert(connection, keeping.events());
    if (!keeping.changed().isEmpty()) {
      update(keeping.changed());
    }
    Refusals refusals = ledger.refusals();
    if (keeping.mark() != null && !refusals.with(Map.of()).equals(Refusals.NONE)) {
      WriterRows.refused(connection, keeping.mark(), refusals);
    }
    return refusals;
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
      throw new UnkeepableException("a job has events and was never stored");
    }
    for (JobRow row : rows) {
      row.update(Objects.requireNonNull(after.get(new JobId(row.id))));
    }
    entities.flush();
  }

  @Override
  public List<RecordedEvent> read(JobId job, long after, int limit) {
    try (Connection connection = dataSource.getConnection()) {
      // A running job's rows first, in one statement: a fold that commits meanwhile takes all away.
      List<RecordedEvent> events = EventRows.read(connection, job, after, limit);
      return events.isEmpty() ? FoldedRows.read(connection, job, after, limit) : events;
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  public long lastSeq(JobId job) {
    try (Connection connection = dataSource.getConnection()) {
      // The rows first: what a fold takes away meanwhile is told by the stream then.
      long last = EventRows.lastSeq(connection, job);
      return Math.max(last, FoldedRows.lastSeq(connection, job));
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  public long lost(JobId job) {
    try (Connection connection = dataSource.getConnection()) {
      return FoldedRows.lost(connection, job);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  public List<JobId> unfolded(Instant endedBefore, int most) {
    try (Connection connection = dataSource.getConnection()) {
      return FoldedRows.unfolded(connection, endedBefore, most);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean fold(JobId job) {
    try (Connection connection = dataSource.getConnection()) {
      return Fold.of(connection, job);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int expire(Instant endedBefore) {
    try (Connection connection = dataSource.getConnection()) {
      return FoldedRows.expire(connection, endedBefore);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }
}
