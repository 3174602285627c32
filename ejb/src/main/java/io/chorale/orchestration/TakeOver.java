package io.chorale.orchestration;

import io.chorale.budget.InterruptedCalls;
import io.chorale.budget.JobPurse;
import io.chorale.event.Journal;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import io.chorale.job.Nodes;
import io.chorale.job.Nodes.Adrift;
import io.chorale.journal.JournalAwayException;
import io.chorale.journal.JournalWriter;
import io.chorale.model.Cost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Takes over jobs at which nobody works any more. A team that had finished keeps its result; the
 * others begin anew, or the job is {@code interrupted} and keeps what came.
 *
 * <p>Easy to get wrong: whoever ran the job may not know yet that it is dead, and still tell
 * something. So what is told here is kept only behind the very event up to which the journal was
 * read; else it is read again. Whatever the dead one tells later finds its seq taken.
 */
@ApplicationScoped
class TakeOver {

  private static final Logger LOG = System.getLogger(TakeOver.class.getName());

  private final Nodes nodes;
  private final Jobs jobs;
  private final Journal journal;
  private final JournalWriter writer;
  private final InterruptedCalls interruptedCalls;
  private final RunningJobs running;
  private final JobRunner runner;
  private final Lease lease;
  private final NodeSettings settings;
  private final Clock clock;

  @Inject
  TakeOver(
      Nodes nodes,
      Jobs jobs,
      Journal journal,
      JournalWriter writer,
      InterruptedCalls interruptedCalls,
      RunningJobs running,
      JobRunner runner,
      Lease lease,
      NodeSettings settings,
      Clock clock) {
    this.nodes = nodes;
    this.jobs = jobs;
    this.journal = journal;
    this.writer = writer;
    this.interruptedCalls = interruptedCalls;
    this.running = running;
    this.runner = runner;
    this.lease = lease;
    this.settings = settings;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected TakeOver() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * Takes over all that is adrift now.
   *
   * @throws JournalAwayException when the database cannot be written; what is left stays adrift
   */
  void all() {
    for (Adrift adrift : nodes.adrift(lease.self())) {
      if (running.has(adrift.job()) || !isSurely(adrift)) {
        continue;
      }
      OptionalInt restarts = nodes.claim(adrift, lease.self());
      if (restarts.isPresent()) {
        LOG.log(Level.INFO, "Job " + adrift.job() + " was cut short and is taken over");
        one(adrift.job(), restarts.getAsInt());
      }
    }
  }

  /** Given up, our own of an earlier time, or of a node that would have shown itself by now. */
  private boolean isSurely(Adrift adrift) {
    return adrift.last() == null || adrift.last().equals(lease.self()) || lease.canJudgeOthers();
  }

  private void one(JobId id, int restarts) {
    boolean moved = true;
    while (moved) {
      long seq = journal.lastSeq(id);
      Job stored = jobs.find(id).orElse(null);
      if (stored == null || stored.state().isOver()) {
        return;
      }
      Remnants remnants = Remnants.of(id, journal);
      // Otherwise the job may be older than the events.
      moved = remnants.lastSeq() != seq || !goneOn(stored, remnants, restarts);
    }
  }

  /** Answers false when there are later events by now. */
  private boolean goneOn(Job stored, Remnants remnants, int restarts) {
    Instant at = clock.instant();
    Cost spent = interruptedCalls.settle(stored.id(), remnants.applied(stored).teams());
    Continuation next = Continuation.of(stored, remnants, restarts, settings, at);
    Job after = next.after();
    RunningJob again =
        after.state().isOver() ? null : runner.prepare(after, new JobPurse(after.budget(), spent));
    boolean kept = false;
    try {
      kept = writer.succeed(after, remnants.lastSeq(), next.events(), at);
    } finally {
      if (!kept) {
        forget(again);
      }
    }
    if (kept && again != null) {
      runner.begin(again);
    }
    return kept;
  }

  private void forget(@Nullable RunningJob prepared) {
    if (prepared != null) {
      runner.forget(prepared);
    }
  }
}
