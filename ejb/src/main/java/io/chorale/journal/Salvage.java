package io.chorale.journal;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobLost;
import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.event.UnkeepableException;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.journal.Batch.Numbered;
import io.chorale.journal.Entry.Arrival;
import io.chorale.journal.Entry.Booking;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.Refusal;
import io.chorale.model.Cost;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what can be kept of a batch that the database refused for something in it, part by part, so
 * that one job's fault holds up nobody else.
 *
 * <p>A part is given up only when an empty batch could be written after it failed, and it fails
 * again: no trouble of the database may end a job.
 */
final class Salvage {

  private static final String REASON =
      "Something this job came up with cannot be stored. What came before it is kept.";

  private static final Logger LOG = System.getLogger(JournalWriter.class.getName());

  private final Appending appending;
  private final Journal journal;
  private final Function<JobId, Optional<Job>> jobs;
  private final Seqs seqs;
  private final BiConsumer<Batch, Refusals> kept;
  private final Consumer<Object> news;

  Salvage(
      Appending appending,
      Journal journal,
      Function<JobId, Optional<Job>> jobs,
      Seqs seqs,
      BiConsumer<Batch, Refusals> kept,
      Consumer<Object> news) {
    this.appending = appending;
    this.journal = journal;
    this.jobs = jobs;
    this.seqs = seqs;
    this.kept = kept;
    this.news = news;
  }

  void keep(Batch refused) throws InterruptedException {
    for (Batch part : refused.parts()) {
      UnkeepableException fault = fault(part);
      if (fault != null) {
        giveUp(part, fault);
      }
    }
  }

  /** Null when it was kept after all. */
  private @Nullable UnkeepableException fault(Batch part) throws InterruptedException {
    if (tried(part) == null) {
      return null;
    }
    appending.untilItWrites();
    return tried(part);
  }

  private @Nullable UnkeepableException tried(Batch part) throws InterruptedException {
    try {
      kept.accept(part, appending.append(part));
      return null;
    } catch (UnkeepableException fault) {
      return fault;
    }
  }

  private void giveUp(Batch part, UnkeepableException fault) throws InterruptedException {
    for (Arrival arrival : part.arrivals()) {
      LOG.log(Level.ERROR, "Job " + arrival.job() + " cannot be kept", fault);
      arrival.tell(fault);
    }
    for (Booking booking : part.bookings()) {
      LOG.log(Level.ERROR, "The ledger cannot keep " + booking.entry(), fault);
      booking.tell(new Refusal("what the ledger can hold", Cost.ZERO, Cost.ZERO, Cost.ZERO));
      if (booking.entry() instanceof Reservation made) {
        fail(made.job());
      }
    }
    if (!part.numbered().isEmpty()) {
      giveUp(part.numbered(), fault);
    }
  }

  private void giveUp(List<Numbered> events, UnkeepableException fault)
      throws InterruptedException {
    RecordedEvent first = events.get(0).event();
    JobId job = first.job();
    if (appending.patiently(() -> journal.lastSeq(job)) >= first.seq()) {
      LOG.log(Level.WARNING, "Another node runs job {0} now; its events here are dropped", job);
      lose(job);
    } else if (events.size() == 1) {
      LOG.log(Level.ERROR, "Event " + first.seq() + " of job " + job + " cannot be kept", fault);
      fail(job);
    } else {
      for (Numbered each : events) {
        UnkeepableException its = seqs.isLost(job) ? null : fault(Batch.of(List.of(each)));
        if (its != null) {
          giveUp(List.of(each), its);
        }
      }
    }
  }

  /** Ends the job behind its last event that is kept. */
  private void fail(JobId id) throws InterruptedException {
    Optional<Job> found = appending.patiently(() -> jobs.apply(id));
    long last = appending.patiently(() -> journal.lastSeq(id));
    if (found.isPresent() && !found.get().state().isOver()) {
      Job job = found.get();
      Instant at = Instant.now();
      Job ended = failed(job, at);
      UnkeepableException fault =
          tried(
              Batch.of(
                  List.of(
                      new Numbered(recorded(id, last + 1, at, new JobFailed(REASON)), null),
                      new Numbered(
                          recorded(id, last + 2, at, new JobEnded(ended.state(), ended.endedBy())),
                          ended))));
      if (fault != null) {
        LOG.log(Level.ERROR, "Job " + id + " cannot even be ended", fault);
      }
    }
    lose(id);
  }

  private static Job failed(Job job, Instant at) {
    Job ended = job;
    for (Team team : job.teams()) {
      if (!team.status().isOver()) {
        ended = ended.teamFailed(team.name(), team.result(), new Failure("unkeepable", REASON), at);
      }
    }
    return ended.failed(at);
  }

  private static RecordedEvent recorded(JobId job, long seq, Instant at, JobEvent event) {
    return new RecordedEvent(job, seq, at.truncatedTo(ChronoUnit.MILLIS), event);
  }

  private void lose(JobId job) {
    seqs.lose(job);
    news.accept(new JobLost(job));
  }
}
