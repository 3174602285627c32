package io.chorale.persistence;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs, by JPA. */
@ApplicationScoped
@Transactional
class JobsInDatabase implements Jobs {

  /** As much of a brief as a list shows. */
  private static final int BRIEF_IN_A_LIST = 200;

  @PersistenceContext(unitName = "chorale")
  EntityManager entities;

  /** For the container, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  protected JobsInDatabase() {}

  JobsInDatabase(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<Job> find(JobId id) {
    return Optional.ofNullable(entities.find(JobRow.class, id.value())).map(JobRow::toJob);
  }

  @Override
  public boolean exists(JobId id) {
    return entities
            .createQuery("select count(j) from JobRow j where j.id = :id", Long.class)
            .setParameter("id", id.value())
            .getSingleResult()
        > 0;
  }

  @Override
  public Optional<JobState> state(JobId id) {
    return entities
        .createQuery("select j.state from JobRow j where j.id = :id", String.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst()
        .map(JobState::of);
  }

  @Override
  public Page newest(@Nullable String workflow, int page, int size) {
    String which = workflow == null ? "" : " where j.workflow = :workflow";
    List<Line> lines =
        of(
                workflow,
                "select j.id, j.workflow, substring(j.brief, 1, :length), j.state, j.createdAt, j.endedAt"
                    + " from JobRow j"
                    + which
                    + " order by j.createdAt desc, j.id desc",
                Object[].class)
            .setParameter("length", BRIEF_IN_A_LIST)
            .setFirstResult(Math.multiplyExact(page, size))
            .setMaxResults(size)
            .getResultList()
            .stream()
            .map(JobsInDatabase::line)
            .toList();
    long total =
        of(workflow, "select count(j) from JobRow j" + which, Long.class).getSingleResult();
    return new Page(lines, total);
  }

  private <T> TypedQuery<T> of(@Nullable String workflow, String text, Class<T> type) {
    TypedQuery<T> query = entities.createQuery(text, type);
    return workflow == null ? query : query.setParameter("workflow", workflow);
  }

  @Override
  public List<Job> running() {
    return entities
        .createQuery(
            "select j from JobRow j where j.state = :state order by j.createdAt", JobRow.class)
        .setParameter("state", JobState.RUNNING.word())
        .getResultList()
        .stream()
        .map(JobRow::toJob)
        .toList();
  }

  /** H2 counts UTF-16 units and may cut between the two of an emoji. */
  private static String withoutHalfACharacter(String cut) {
    int last = cut.length() - 1;
    return Character.isHighSurrogate(cut.charAt(last)) ? cut.substring(0, last) : cut;
  }

  private static Line line(Object[] columns) {
    return new Line(
        new JobId((UUID) columns[0]),
        (String) columns[1],
        withoutHalfACharacter((String) columns[2]),
        JobState.of((String) columns[3]),
        (Instant) columns[4],
        (Instant) columns[5]);
  }
}
