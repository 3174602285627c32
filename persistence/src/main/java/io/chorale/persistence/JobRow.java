package io.chorale.persistence;

import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.model.Cost;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as it is kept. */
@Entity
@Table(name = "job")
@SuppressWarnings("NullAway.Init")
class JobRow {

  @Id UUID id;

  String owner;
  String workflow;
  String brief;

  /** A JSON object. */
  String options;

  /** In billionths of a dollar. */
  @Nullable Long budget;

  String state;

  @Column(name = "ended_by")
  @Nullable String endedBy;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @OneToMany(mappedBy = "job", cascade = CascadeType.ALL)
  @OrderBy("key.place")
  List<TeamRow> teams = new ArrayList<>();

  protected JobRow() {}

  /** Which node works at it is told by {@link NodeRows}. */
  JobRow(Job job) {
    id = job.id().value();
    owner = Keepable.text(job.owner());
    workflow = job.workflow();
    budget = job.budget() == null ? null : job.budget().nanos();
    brief = Keepable.text(job.brief().text());
    options = Keepable.text(job.options().json());
    createdAt = job.createdAt();
    for (Team team : job.teams()) {
      teams.add(new TeamRow(this, teams.size(), team));
    }
    update(job);
  }

  /** What a job's verbs can change. */
  void update(Job job) {
    state = job.state().word();
    endedBy = job.endedBy();
    endedAt = job.endedAt();
    teams.forEach(team -> team.update(job.teams().get(team.key.place)));
  }

  Job toJob() {
    return new Job(
        new JobId(id),
        owner,
        workflow,
        new Brief(brief),
        teams.stream().map(TeamRow::toTeam).toList(),
        new Options(options),
        budget == null ? null : new Cost(budget),
        JobState.of(state),
        endedBy,
        createdAt,
        endedAt);
  }
}
