package io.chorale.stream;

import io.chorale.event.Progress;
import io.chorale.event.Timestamps;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobState;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.panel.Role;
import io.chorale.socketio.SocketEvent;
import io.chorale.stream.Session.Speaker;
import io.chorale.stream.StreamComplete.Ranked;
import io.chorale.workflows.PanelOptions;
import io.chorale.workflows.PanelPart;
import io.chorale.workflows.PanelViews;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how answers, and the whole, have ended; from the job as it is kept. */
final class Ends {

  private static final String COMPLETE = "stream_complete";
  private static final String ERROR = "stream_error";

  private final Session session;
  private final Job job;
  private final long seq;

  /**
   * @param seq of the event that tells of it
   */
  Ends(Session session, Job job, long seq) {
    this.session = session;
    this.job = job;
    this.seq = seq;
  }

  /**
   * @throws IllegalStateException when the team is not over
   */
  SocketEvent of(TeamName team) {
    return of(job.team(team));
  }

  SocketEvent of(Team team) {
    return switch (team.status()) {
      case COMPLETE, CANCELLED -> complete(team);
      case ERROR -> error(session, team.name(), failure(team), seq, endedAt(team));
      default -> throw new IllegalStateException("team " + team.name() + " is not over");
    };
  }

  static SocketEvent error(Session session, TeamName team, Failure why, long seq, Instant at) {
    Speaker speaker = session.speaker(team);
    return SocketEvent.of(
        ERROR,
        new StreamError(
            session.id(),
            speaker.agentRole(),
            speaker.stage(),
            why.reason(),
            why.code(),
            null,
            session.single() ? true : null,
            session.requestId(),
            seq,
            Timestamps.format(at)));
  }

  private SocketEvent complete(Team team) {
    Speaker speaker = session.speaker(team.name());
    Spending spent = team.result().spending();
    Duration first = spent.timeToFirstToken();
    Finish finish = team.result().finish();
    Seam seam = team.result().seam();
    Instant from =
        session.single() || team.startedAt() == null ? job.createdAt() : team.startedAt();
    return SocketEvent.of(
        COMPLETE,
        new StreamComplete(
            session.id(),
            speaker.agentRole(),
            speaker.stage(),
            team.result().text(),
            seam == null ? speaker.model() : seam.toModel(),
            tokens(spent),
            spent.tokens().input(),
            spent.tokens().output(),
            dollars(spent.cost()),
            spent.estimated(),
            millis(from, endedAt(team)),
            first == null ? null : first.toMillis(),
            BigDecimal.valueOf(spent.tokensPerSecond()).setScale(1, RoundingMode.HALF_UP),
            finish == null ? null : finish.reason(),
            team.status() == TeamStatus.CANCELLED ? true : null,
            session.single() ? true : null,
            null,
            null,
            null,
            session.requestId(),
            seq,
            Timestamps.format(endedAt(team))));
  }

  /** The end of the whole, where several have answered. */
  SocketEvent whole() {
    Optional<Team> synthesiser = synthesiser();
    boolean stopped = job.state() == JobState.CANCELLED;
    if (stopped || synthesiser.filter(it -> it.status() == TeamStatus.COMPLETE).isPresent()) {
      return SocketEvent.of(
          COMPLETE, whole(synthesiser.map(it -> it.result().text()).orElse(""), stopped));
    }
    Failure why = synthesiser.map(Ends::failure).orElseGet(Ends::unknown);
    return SocketEvent.of(
        ERROR,
        new StreamError(
            session.id(),
            null,
            null,
            why.reason(),
            job.state() == JobState.FAILED ? JobState.FAILED.word() : why.code(),
            null,
            true,
            session.requestId(),
            seq,
            Timestamps.format(endedAt())));
  }

  private StreamComplete whole(String text, boolean stopped) {
    PanelViews views = PanelViews.of(job);
    long input = job.teams().stream().mapToLong(it -> spent(it).tokens().input()).sum();
    long output = job.teams().stream().mapToLong(it -> spent(it).tokens().output()).sum();
    BigDecimal cost =
        job.teams().stream()
            .map(it -> dollars(spent(it).cost()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Ranked> ranking =
        views.ranking().stream()
            .map(it -> new Ranked(it.role().word(), it.meanPlace(), it.votes()))
            .toList();
    return new StreamComplete(
        session.id(),
        null,
        null,
        text,
        null,
        job.teams().stream().mapToLong(it -> tokens(spent(it))).sum(),
        input,
        output,
        cost,
        job.teams().stream().anyMatch(it -> spent(it).estimated()),
        millis(job.createdAt(), endedAt()),
        null,
        null,
        null,
        stopped ? true : null,
        true,
        words(views.heard()),
        words(views.missing()),
        ranking.isEmpty() ? null : ranking,
        session.requestId(),
        seq,
        Timestamps.format(endedAt()));
  }

  private Optional<Team> synthesiser() {
    PanelOptions options = PanelOptions.of(job);
    return job.teams().stream()
        .filter(team -> PanelPart.of(team.name(), options.mode()) == PanelPart.SYNTHESIS)
        .findFirst();
  }

  private static List<String> words(List<Role> roles) {
    return roles.stream().map(Role::word).toList();
  }

  private static Spending spent(Team team) {
    return team.result().spending();
  }

  private static Failure failure(Team team) {
    Failure failure = team.failure();
    return failure == null ? unknown() : failure;
  }

  private static Failure unknown() {
    return new Failure("broken", "It broke off.");
  }

  /** As the chunks have counted them. */
  private static long tokens(Spending spent) {
    return Progress.of(null, 0, spent, null).tokens();
  }

  private Instant endedAt() {
    return job.endedAt() == null ? job.createdAt() : job.endedAt();
  }

  private Instant endedAt(Team team) {
    return team.endedAt() == null ? endedAt() : team.endedAt();
  }

  private static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  static BigDecimal dollars(@Nullable Cost cost) {
    return cost == null ? BigDecimal.ZERO : cost.dollars();
  }
}
