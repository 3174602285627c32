package io.chorale.stream;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.Progress;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Timestamps;
import io.chorale.job.Job;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.Seam;
import io.chorale.socketio.SocketEvent;
import io.chorale.socketio.Translation;
import io.chorale.stream.Session.Speaker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a panel's events are in the words of seed 004. How an answer ended is looked up in the job,
 * which is kept together with the event that tells of it and changes no more.
 */
final class StreamTranslation implements Translation {

  private final Sessions sessions;

  StreamTranslation(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public List<SocketEvent> event(RecordedEvent recorded) {
    Optional<Session> found = sessions.find(recorded.job());
    return found.isEmpty()
        ? List.of()
        : told(found.get(), recorded).map(List::of).orElse(List.of());
  }

  private Optional<SocketEvent> told(Session session, RecordedEvent recorded) {
    JobEvent event = recorded.event();
    if (event instanceof MessageStarted started) {
      return Optional.of(start(session, recorded, started.team(), null));
    } else if (event instanceof FellBack fellBack) {
      return Optional.of(start(session, recorded, fellBack.team(), fellBack.seam()));
    } else if (event instanceof Chunk chunk) {
      return Optional.of(chunk(session, recorded, chunk));
    } else if (event instanceof TeamFailed failed) {
      return Optional.of(
          Ends.error(session, failed.team(), failed.failure(), recorded.seq(), recorded.at()));
    } else if (event instanceof StatusChange change && isEnd(change.status())) {
      return Optional.of(ends(session, recorded).of(change.team()));
    } else if (event instanceof JobEnded && !session.single()) {
      return Optional.of(ends(session, recorded).whole());
    }
    return Optional.empty();
  }

  /** Of a team that failed the reason is told, not the status. */
  private static boolean isEnd(TeamStatus status) {
    return status == TeamStatus.COMPLETE || status == TeamStatus.CANCELLED;
  }

  private Ends ends(Session session, RecordedEvent recorded) {
    return new Ends(session, sessions.stored(session.job()), recorded.seq());
  }

  private static SocketEvent start(
      Session session, RecordedEvent recorded, TeamName team, @Nullable Seam seam) {
    Speaker speaker = session.speaker(team);
    return SocketEvent.of(
        "stream_start",
        new StreamStart(
            session.id(),
            seam == null ? speaker.model() : seam.toModel(),
            speaker.agentRole(),
            speaker.stage(),
            seam == null ? null : true,
            seam == null ? null : seam.reason(),
            session.requestId(),
            recorded.seq(),
            Timestamps.format(recorded.at())));
  }

  private static SocketEvent chunk(Session session, RecordedEvent recorded, Chunk chunk) {
    Speaker speaker = session.speaker(chunk.team());
    Progress progress = chunk.progress();
    String other = progress == null ? null : progress.model();
    return SocketEvent.of(
        "stream_chunk",
        new StreamChunk(
            session.id(),
            speaker.agentRole(),
            speaker.stage(),
            chunk.text(),
            other == null ? speaker.model() : other,
            progress == null ? 0 : progress.tokens(),
            progress == null ? BigDecimal.ZERO : Ends.dollars(progress.cost()),
            recorded.seq(),
            Timestamps.format(recorded.at())));
  }

  @Override
  public List<SocketEvent> gap(Job snapshot, long from, long to) {
    List<SocketEvent> ends = new ArrayList<>();
    sessions
        .know(snapshot)
        .ifPresent(
            session -> {
              Ends told = new Ends(session, snapshot, to);
              snapshot.teams().stream()
                  .filter(team -> team.status().isOver())
                  .forEach(team -> ends.add(told.of(team)));
              if (!session.single() && snapshot.state().isOver()) {
                ends.add(told.whole());
              }
            });
    return ends;
  }
}
