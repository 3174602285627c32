package io.chorale.socket;

import static io.chorale.hub.CloseReason.BROKEN;
import static io.chorale.hub.CloseReason.NOT_TEXT;
import static io.chorale.hub.CloseReason.NOT_UNDERSTOOD;
import static io.chorale.hub.CloseReason.TOO_BIG;
import static io.chorale.hub.CloseReason.TOO_MANY;
import static io.chorale.hub.CloseReason.UNKNOWN_JOB;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Watcher;
import io.chorale.job.JobId;
import io.chorale.socket.Following.Refusal;
import io.chorale.wire.Envelope;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One WebSocket session that watches. Its container calls it by one thread at a time. */
final class Connection implements SocketListener {

  /** Far beyond what a page shows; each costs a place among the job's watchers. */
  private static final int MOST_JOBS = 200;

  private static final Logger LOG = System.getLogger(Connection.class.getName());

  private final Watcher watcher;
  private final Following following;
  private final BiConsumer<Connection, String> understand;
  private final Consumer<Runnable> inAWhile;
  private final Clock clock;
  private final TextParts parts = new TextParts();
  private @Nullable JobId only;
  private boolean turnedAway;

  /**
   * @param understand what is done with a message that is more than a ping
   * @param inAWhile does something later, on a thread that is for such short things
   */
  Connection(
      Watcher watcher,
      Following following,
      BiConsumer<Connection, String> understand,
      Consumer<Runnable> inAWhile,
      Clock clock) {
    this.watcher = watcher;
    this.following = following;
    this.understand = understand;
    this.inAWhile = inAWhile;
    this.clock = clock;
  }

  /** Says why nobody more is let in, and closes. */
  void turnAway(String words) {
    turnedAway = true;
    tell(null, TOO_MANY, words);
    watcher.close(TOO_MANY);
  }

  /** Follows the one job that the connection is for, or closes. */
  void followOnly(String id, String after) {
    if (turnedAway) {
      return;
    }
    try {
      Optional<Refusal> refusal = following.begin(watcher, id, after);
      only = JobId.parse(id).filter(watcher::follows).orElse(null);
      refusal.ifPresent(why -> turnAway(id, why));
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A watcher of job " + id + " could not be let in", failure);
      watcher.close(BROKEN);
    }
  }

  /** Seed 003 confirms any connection, whose pings it answers: such a one is closed later. */
  private void turnAway(String id, Refusal why) {
    boolean unknown = why.reason() == UNKNOWN_JOB;
    if (unknown) {
      watcher.tell(Envelope.connected(id, clock.instant()));
    }
    tell(null, why.reason(), why.words());
    if (unknown) {
      inAWhile.accept(() -> watcher.close(UNKNOWN_JOB));
    } else {
      watcher.close(why.reason());
    }
  }

  /** Follows one more job, or says why not; the connection goes on. */
  void follow(String id, String after) {
    Optional<JobId> job = JobId.parse(id);
    if (job.filter(watcher::follows).isPresent()) {
      tell(job.get(), NOT_UNDERSTOOD, "This connection follows that job already.");
    } else if (watcher.followed() >= MOST_JOBS) {
      tell(null, TOO_MANY, "A connection follows at most " + MOST_JOBS + " jobs.");
    } else {
      try {
        following
            .begin(watcher, id, after)
            .ifPresent(why -> tell(job.orElse(null), why.reason(), why.words()));
      } catch (RuntimeException failure) {
        LOG.log(Level.ERROR, "Job " + id + " could not be followed", failure);
        tell(job.orElse(null), BROKEN, "The job cannot be read just now. Try again in a moment.");
      }
    }
  }

  void unfollow(String id) {
    Optional<JobId> job = JobId.parse(id).filter(watcher::follows);
    job.ifPresentOrElse(
        followed -> {
          watcher.unfollow(followed);
          watcher.tell(Envelope.unsubscribed(followed, clock.instant()));
        },
        () -> tell(null, UNKNOWN_JOB, "This connection does not follow such a job."));
  }

  @Override
  public void text(String part, boolean last) {
    heard();
    try {
      parts.add(part, last).ifPresent(this::take);
    } catch (TextParts.TooLongException tooLong) {
      refuse(TOO_BIG, "A message has at most " + TextParts.MOST + " characters.");
    }
  }

  private void take(String message) {
    if (Ping.is(message)) {
      watcher.tell(Envelope.pong(only, clock.instant()));
    } else {
      understand.accept(this, message);
    }
  }

  @Override
  public void binary(byte[] part, boolean last) {
    refuse(NOT_TEXT, "Send text; binary messages are not understood here.");
  }

  @Override
  public void heard() {
    watcher.heard();
  }

  /** Says what was wrong; the connection goes on. */
  void answer(CloseReason code, String words) {
    tell(only, code, words);
  }

  /** Says what was wrong and closes. */
  void refuse(CloseReason reason, String words) {
    tell(only, reason, words);
    watcher.close(reason);
  }

  @Override
  public void gone() {
    watcher.gone();
  }

  /** Mostly a peer that went away, which is no fault; whoever is still there must come back. */
  @Override
  public void broke(Throwable failure) {
    LOG.log(Level.DEBUG, "A watcher's connection broke", failure);
    watcher.abort(BROKEN);
  }

  private void tell(@Nullable JobId job, CloseReason code, String words) {
    watcher.tell(Envelope.error(job, code.word(), words, clock.instant()));
  }
}
