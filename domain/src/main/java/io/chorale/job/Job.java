package io.chorale.job;

import static io.chorale.job.JobState.CANCELLED;
import static io.chorale.job.JobState.COMPLETE;
import static io.chorale.job.JobState.FAILED;
import static io.chorale.job.JobState.INTERRUPTED;
import static io.chorale.job.JobState.PARTIAL;
import static io.chorale.job.JobState.RUNNING;

import io.chorale.model.Cost;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A brief given to teams. Immutable: each verb answers the job as it is afterwards.
 *
 * @param workflow the name of the workflow that runs it
 * @param owner who started it
 * @param teams in the order they were given; their names differ
 * @param budget the most that it may cost; null when only the installation's budgets bound it
 * @param endedAt when it was over; null while it runs
 */
public record Job(
    JobId id,
    String owner,
    String workflow,
    Brief brief,
    List<Team> teams,
    @Nullable Cost budget,
    JobState state,
    Instant createdAt,
    @Nullable Instant endedAt) {

  public Job {
    teams = List.copyOf(teams);
    if (teams.isEmpty()) {
      throw new IllegalArgumentException("a job needs at least one team");
    }
    if (teams.stream().map(Team::name).distinct().count() < teams.size()) {
      throw new IllegalArgumentException("the teams of a job have different names");
    }
  }

  public static Job start(
      JobId id,
      String owner,
      String workflow,
      Brief brief,
      List<Team> teams,
      @Nullable Cost budget,
      Instant at) {
    return new Job(id, owner, workflow, brief, teams, budget, RUNNING, at, null);
  }

  /**
   * @throws IllegalArgumentException when the job has no such team
   */
  public Team team(TeamName name) {
    return teams.stream()
        .filter(team -> team.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("job " + id + " has no team " + name));
  }

  public Job teamReached(TeamName name, TeamStatus status, Instant at) {
    return with(name, team -> team.reached(status, at));
  }

  /** Shows what a team that still works has come up with so far; one that is over keeps its own. */
  public Job teamCameSoFar(TeamName name, TeamResult partial) {
    return with(name, team -> team.cameSoFar(partial));
  }

  public Job teamCompleted(TeamName name, TeamResult result, Instant at) {
    return with(name, team -> team.completed(result, at));
  }

  public Job teamFailed(TeamName name, TeamResult result, Failure why, Instant at) {
    return with(name, team -> team.failed(result, why, at));
  }

  public Job teamCancelled(TeamName name, TeamResult result, Instant at) {
    return with(name, team -> team.cancelled(result, at));
  }

  /** A team that is not over begins anew: what it came up with is void, what it took is not. */
  public Job teamRestarted(TeamName name) {
    return with(name, Team::restarted);
  }

  /** The teams that still have to work, in the order they were given. */
  public List<TeamName> unfinished() {
    return teams.stream().filter(team -> !team.status().isOver()).map(Team::name).toList();
  }

  /**
   * Ends the job by what its teams came to.
   *
   * @throws IllegalStateException when a team still works, or the job is over already
   */
  public Job ended(Instant at) {
    if (!teams.stream().allMatch(team -> team.status().isOver())) {
      throw new IllegalStateException("job " + id + " has teams that still work");
    }
    return over(outcome(), at);
  }

  /** Ends the job because its workflow failed as a whole. */
  public Job failed(Instant at) {
    return over(FAILED, at);
  }

  /** Ends the job because the server went away while it ran. */
  public Job interrupted(Instant at) {
    return over(INTERRUPTED, at);
  }

  private JobState outcome() {
    if (any(TeamStatus.CANCELLED)) {
      return CANCELLED;
    }
    if (!any(TeamStatus.ERROR)) {
      return COMPLETE;
    }
    return any(TeamStatus.COMPLETE) ? PARTIAL : FAILED;
  }

  private boolean any(TeamStatus status) {
    return teams.stream().anyMatch(team -> team.status() == status);
  }

  private Job with(TeamName name, UnaryOperator<Team> change) {
    if (state.isOver()) {
      throw new IllegalStateException("job " + id + " is over already: " + state);
    }
    Team before = team(name);
    Team after = change.apply(before);
    List<Team> next = teams.stream().map(team -> team.equals(before) ? after : team).toList();
    return new Job(id, owner, workflow, brief, next, budget, state, createdAt, endedAt);
  }

  private Job over(JobState end, Instant at) {
    if (state.isOver()) {
      throw new IllegalStateException("job " + id + " is over already: " + state);
    }
    return new Job(id, owner, workflow, brief, teams, budget, end, createdAt, at);
  }
}
