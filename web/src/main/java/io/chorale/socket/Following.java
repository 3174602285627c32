package io.chorale.socket;

import io.chorale.hub.CloseReason;
import io.chorale.hub.TooManyWatchersException;
import io.chorale.hub.Watcher;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.wire.Cursor;
import io.chorale.wire.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets a connection follow a job: checks what was asked for, greets, subscribes. */
@ApplicationScoped
class Following {

  private final JobOrchestrator orchestrator;
  private final Clock clock;

  @Inject
  Following(JobOrchestrator orchestrator, Clock clock) {
    this.orchestrator = orchestrator;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Following() {
    this(null, null);
  }

  /**
   * Why a job cannot be followed as it was asked for.
   *
   * @param words for a person: what was wrong and what would be right
   */
  record Refusal(CloseReason reason, String words) {}

  /**
   * Sends {@code connected} and then the job's events behind the cursor.
   *
   * @param id as the client wrote it
   * @param after as the client wrote it
   * @return why not; empty when it follows
   */
  Optional<Refusal> begin(Watcher watcher, String id, String after) {
    OptionalLong cursor = Cursor.parse(after);
    if (cursor.isEmpty()) {
      return Optional.of(new Refusal(CloseReason.BAD_CURSOR, Cursor.RULE));
    }
    // The seq first, so that the state in the greeting is no older than its seq.
    long lastSeq = JobId.parse(id).map(orchestrator::lastSeq).orElse(0L);
    Job job = JobId.parse(id).flatMap(orchestrator::outline).orElse(null);
    if (job == null) {
      return Optional.of(
          new Refusal(
              CloseReason.UNKNOWN_JOB,
              "There is no such job. POST /api/jobs answers the id of one."));
    }
    if (cursor.getAsLong() > lastSeq) {
      return Optional.of(
          new Refusal(CloseReason.BAD_CURSOR, Cursor.beyond(cursor.getAsLong(), lastSeq)));
    }
    watcher.tell(Envelope.connected(job, lastSeq, clock.instant()));
    try {
      watcher.follow(job.id(), cursor.getAsLong(), Envelope.FORMAT);
      return Optional.empty();
    } catch (TooManyWatchersException full) {
      return Optional.of(new Refusal(CloseReason.TOO_MANY, String.valueOf(full.getMessage())));
    }
  }
}
