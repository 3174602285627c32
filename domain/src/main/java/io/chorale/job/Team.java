package io.chorale.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One team of a job: a voice, where it stands, and what it came up with.
 *
 * @param startedAt when it was set to work; null while it is idle
 * @param endedAt when it was over; null before
 * @param failure why it failed; null unless it did
 */
public record Team(
    TeamName name,
    Voice voice,
    TeamStatus status,
    TeamResult result,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Failure failure) {

  public Team(TeamName name, Voice voice) {
    this(name, voice, TeamStatus.IDLE, TeamResult.NOTHING, null, null, null);
  }

  Team reached(TeamStatus next, Instant at) {
    if (status.isOver() || next.isOver()) {
      throw new IllegalStateException("team " + name + " cannot go from " + status + " to " + next);
    }
    return new Team(name, voice, next, result, startedAt == null ? at : startedAt, null, null);
  }

  Team cameSoFar(TeamResult partial) {
    return status.isOver()
        ? this
        : new Team(name, voice, status, partial, startedAt, endedAt, failure);
  }

  /** What it took so far stays paid. */
  Team restarted(TeamResult kept) {
    if (status.isOver()) {
      throw new IllegalStateException("team " + name + " is over already: " + status);
    }
    TeamResult paid = kept.spent(result.spending());
    return new Team(name, voice, TeamStatus.IDLE, paid, null, null, null);
  }

  Team completed(TeamResult result, Instant at) {
    return over(TeamStatus.COMPLETE, result, at, null);
  }

  Team failed(TeamResult result, Failure why, Instant at) {
    return over(TeamStatus.ERROR, result, at, why);
  }

  Team cancelled(TeamResult result, Instant at) {
    return over(TeamStatus.CANCELLED, result, at, null);
  }

  private Team over(TeamStatus end, TeamResult result, Instant at, @Nullable Failure why) {
    if (status.isOver()) {
      throw new IllegalStateException("team " + name + " is over already: " + status);
    }
    return new Team(name, voice, end, result, startedAt, at, why);
  }
}
