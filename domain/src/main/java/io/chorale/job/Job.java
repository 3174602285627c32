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
 * @param options what it asks of its workflow
 * @param budget the most that it may cost; null when only the installation's budgets bound it
 * @param endedBy why it ends, in a word of its workflow's; null before, and where the workflow has
 *     no word for it
 * @param endedAt when it was over; null while it runs
 */
public record Job(
    JobId id,
    String owner,
    String workflow,
    Brief brief,
    List<Team> teams,
    Options options,
    @Nullable Cost budget,
    JobState state,
    @Nullable String endedBy,
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

  /** A job that asks nothing of its workflow but what every job does. */
  public static Job start(
      JobId id,
      String owner,
      String workflow,
      Brief brief,
      List<Team> teams,
      @Nullable Cost budget,
      Instant at) {
    return start(id, owner, workflow, brief, teams, Options.NONE, budget, at);
  }

  public static Job start(
      JobId id,
      String owner,
      String workflow,
      Brief brief,
      List<Team> teams,
      Options options,
      @Nullable Cost budget,
      Instant at) {
    return new Job(id, owner, workflow, brief, teams, options, budget, RUNNING, null, at, null);
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

  /**
   * A team that is not over begins anew: what it came up with is void, what it took is not.
   *
   * @param kept the messages that were complete, which are not void either
   */
  public Job teamRestarted(TeamName name, TeamResult kept) {
    return with(name, team -> team.restarted(kept));
  }

  /** Says why a job that still runs is about to end. */
  public Job endsBy(String word) {
    checkRunning();
    return new Job(
        id, owner, workflow, brief, teams, options, budget, state, word, createdAt, endedAt);
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
    checkRunning();
    Team before = team(name);
    Team after = change.apply(before);
    List<Team> next = teams.stream().map(team -> team.equals(before) ? after : team).toList();
    return new Job(
        id, owner, workflow, brief, next, options, budget, state, endedBy, createdAt, endedAt);
  }

  private Job over(JobState end, Instant at) {
    checkRunning();
    return new Job(id, owner, workflow, brief, teams, options, budget, end, endedBy, createdAt, at);
  }

  private void checkRunning() {
    if (state.isOver()) {
      throw new IllegalStateException("job " + id + " is over already: " + state);
    }
  }
}
